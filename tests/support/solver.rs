//! Interval constraints over integers, tightened until nothing moves (bounds consistency). A value that is left out is in no
//! solution; one that is left in need not be in one.

/// A variable's place.
pub type Var = usize;

/// The possible values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Domain {
    pub low: i64,
    pub high: i64,
}

/// `Σ ±variable ≥ least`.
struct AtLeast {
    terms: Vec<(i64, Var)>,
    least: i64,
}

impl AtLeast {
    /// By how much it does not hold.
    fn missing(&self, value: &dyn Fn(Var) -> i64) -> i64 {
        self.least - self.terms.iter().map(|(c, x)| c * value(*x)).sum::<i64>()
    }
}

#[derive(Default)]
pub struct Problem {
    pub domains: Vec<Domain>,
    constraints: Vec<AtLeast>,
}

impl Problem {
    pub fn variable(&mut self, low: i64, high: i64) -> Var {
        self.domains.push(Domain { low, high });
        self.domains.len() - 1
    }

    /// Every coefficient is 1 or −1.
    pub fn at_least(&mut self, terms: Vec<(i64, Var)>, least: i64) {
        assert!(terms.iter().all(|(c, _)| c.abs() == 1));
        self.constraints.push(AtLeast { terms, least });
    }

    pub fn at_most(&mut self, terms: Vec<(i64, Var)>, most: i64) {
        let terms = terms.into_iter().map(|(c, x)| (-c, x)).collect();
        self.at_least(terms, -most);
    }

    pub fn equal(&mut self, terms: Vec<(i64, Var)>, value: i64) {
        self.at_least(terms.clone(), value);
        self.at_most(terms, value);
    }

    /// A constraint that does not hold, if there is one, or a value outside its interval.
    pub fn broken(&self, values: &[i64]) -> Option<String> {
        let outside = |x: &Var| !(self.domains[*x].low..=self.domains[*x].high).contains(&values[*x]);
        if let Some(x) = (0..values.len()).find(outside) {
            return Some(format!("{x}: {} is not in {:?}", values[x], self.domains[x]));
        }
        let wrong = self.constraints.iter().find(|c| c.missing(&|x| values[x]) > 0);
        wrong.map(|c| format!("{:?} is under {}", c.terms, c.least))
    }

    /// Whether there is a solution near `solution` in which a variable has another value: a variable that has one is pinned by
    /// nothing. Looks for one by moving other variables until every constraint holds again: first by the shortest ways, then by
    /// chance.
    pub fn could_be_another(&self, touching: &[Vec<usize>], solution: &[i64], x: Var) -> bool {
        let domain = self.domains[x];
        let others = || {
            let steps = [1, -1, 2, -2].into_iter().map(|step| solution[x] + step);
            steps.filter(|value| (domain.low..=domain.high).contains(value))
        };
        let search = Search {
            problem: self,
            touching,
            solution,
        };
        let by_short_ways = |most| others().any(|value| search.mends(&mut vec![(x, value)], most, &mut 2_000));
        let mut dice = fastrand::Rng::with_seed(x as u64);
        let mut by_chance = |_| others().any(|value| search.walks(vec![(x, value)], &mut dice));
        [2, 4, 8].into_iter().any(by_short_ways) || (0..5_000).any(&mut by_chance)
    }

    /// For each variable, the constraints that it stands in.
    pub fn touching(&self) -> Vec<Vec<usize>> {
        let mut touching = vec![Vec::new(); self.domains.len()];
        for (place, constraint) in self.constraints.iter().enumerate() {
            constraint.terms.iter().for_each(|(_, x)| touching[*x].push(place));
        }
        touching
    }

    /// Narrows every interval by every constraint until nothing moves.
    pub fn tighten(&mut self) {
        let Self { domains, constraints } = self;
        let mut moved = true;
        while moved {
            moved = false;
            for constraint in constraints.iter() {
                let most = |c: i64, domain: Domain| if c > 0 { domain.high } else { -domain.low };
                let mut all: i64 = constraint.terms.iter().map(|(c, x)| most(*c, domains[*x])).sum();
                for (c, x) in &constraint.terms {
                    let before = domains[*x];
                    let needed = constraint.least - (all - most(*c, before));
                    if *c > 0 {
                        domains[*x].low = before.low.max(needed);
                    } else {
                        domains[*x].high = before.high.min(-needed);
                    }
                    all += most(*c, domains[*x]) - most(*c, before);
                    moved |= domains[*x] != before;
                }
            }
        }
    }
}

struct Search<'a> {
    problem: &'a Problem,
    touching: &'a [Vec<usize>],
    solution: &'a [i64],
}

impl Search<'_> {
    /// A constraint that no longer holds, with what moving one of its other variables would make of that variable.
    fn wrong(&self, moved: &[(Var, i64)]) -> Option<Vec<(Var, i64)>> {
        let moved_to = |x: Var| moved.iter().find(|(y, _)| *y == x).map(|(_, value)| *value);
        let value = |x: Var| moved_to(x).unwrap_or(self.solution[x]);
        let constraints = moved
            .iter()
            .flat_map(|(x, _)| &self.touching[*x])
            .map(|place| &self.problem.constraints[*place]);
        let (wrong, missing) = constraints.map(|c| (c, c.missing(&value))).find(|(_, missing)| *missing > 0)?;
        let free = wrong.terms.iter().filter(|(_, y)| moved_to(*y).is_none());
        let ways = free.map(|(c, y)| (*y, self.solution[*y] + c * missing));
        Some(
            ways.filter(|(y, value)| (self.problem.domains[*y].low..=self.problem.domains[*y].high).contains(value))
                .collect(),
        )
    }

    fn mends(&self, moved: &mut Vec<(Var, i64)>, most: usize, steps: &mut usize) -> bool {
        *steps = steps.saturating_sub(1);
        let Some(ways) = self.wrong(moved) else { return true };
        if moved.len() == most || *steps == 0 {
            return false;
        }
        ways.into_iter().any(|way| {
            moved.push(way);
            let mended = self.mends(moved, most, steps);
            if !mended {
                moved.pop();
            }
            mended
        })
    }

    fn walks(&self, mut moved: Vec<(Var, i64)>, dice: &mut fastrand::Rng) -> bool {
        while let Some(ways) = self.wrong(&moved) {
            let Some(way) = dice.choice(ways) else { return false };
            moved.push(way);
        }
        true
    }
}
