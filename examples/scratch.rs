use dialogdok::case::*;
fn main() {
    let p = std::env::args().nth(1).unwrap();
    let p = std::path::Path::new(&p);
    let r = folder::read_case(p, &mut |f| Sender::read(&folder::find_municipality(f).unwrap()));
    for q in &r.problems {
        println!(
            "{:?} {} — {} | {} (len {} in {:?})",
            q.place,
            q.rule,
            q.what,
            q.remedy,
            q.place.len,
            q.place.file.text.get(q.place.start..q.place.start + q.place.len)
        );
    }
    if let Some(c) = &r.case {
        println!("{} {} people {} meetings", c.citizen.called(), c.network.len(), c.meetings.len());
        for p in &c.network {
            println!("{:?} {:?}", p.id.place, p.field)
        }
        for m in &c.meetings {
            if let Some(a) = &m.assessment {
                println!("{:?}", a.ratings)
            }
        }
    }
}
