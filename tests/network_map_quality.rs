//! How good the netværkskort is: on generated networks, beside plain simulated annealing.

mod support {
    pub mod annealing;
    pub mod network_generator;
}

use std::time::Instant;

use dialogdok::network_map::{Measures, NetworkMap, Sheet, layout, measure};
use support::annealing::anneal;
use support::network_generator::{Network, headings, network};

fn drawn(network: &Network) -> NetworkMap {
    layout(&Sheet::a3(), &headings(), &network.people, &network.lines).expect("a map")
}

#[derive(Default)]
struct Average {
    sum: [f64; 7],
    count: f64,
}
impl Average {
    fn add(&mut self, found: &Measures, time: f64) {
        let values = [
            found.crossings, found.lines_through_labels, found.lines_through_symbols,
            found.leaders_through_labels, found.leaders, found.label_overlaps + found.symbol_overlaps,
        ];
        for (sum, value) in self.sum.iter_mut().zip(values) {
            *sum += value as f64;
        }
        self.sum[6] += time;
        self.count += 1.0;
    }
    fn show(&self) -> String {
        self.sum.map(|sum| format!("{:7.2}", sum / self.count)).join(" ")
    }
}

#[test]
#[ignore = "a few minutes"]
fn table() {
    let seeds: u64 = std::env::var("SEEDS").map_or(5, |s| s.parse().unwrap());
    let steps: usize = std::env::var("STEPS").map_or(20000, |s| s.parse().unwrap());
    println!("{:4} crossings through-labels through-symbols leaders-through leaders overlaps ms", "n");
    for size in (5..=60).step_by(5) {
        let (mut ours, mut rival) = (Average::default(), Average::default());
        for seed in 0..seeds {
            let network = network(seed, size);
            let start = Instant::now();
            let map = drawn(&network);
            ours.add(&measure(&map), start.elapsed().as_secs_f64() * 1000.0);
            if steps > 0 {
            let start = Instant::now();
            let other = anneal(&map, &network, seed, steps);
            rival.add(&measure(&other), start.elapsed().as_secs_f64() * 1000.0);
            }
        }
        println!("{size:4} {}\n     {}", ours.show(), rival.show());
    }
}
