//! A small exact solver for integer constraints: bounds propagation, and branching where that is not enough.
//!
//! *Why it is exact.* Propagation removes only values that no solution has: in `Σ cᵢxᵢ ≥ k`, `cⱼxⱼ` is at least `k` less
//! the most that the others can give. When it comes to rest with every variable fixed, every constraint has been checked
//! with one value left for each term, so that is a solution. Otherwise a variable is split in two halves, and one of the
//! two holds the solution if there is one. Domains are finite, so it ends. `Some(…)` is therefore always a true solution,
//! and `None` always means that there is none.

/// A variable's place.
pub type Var = usize;

/// The possible values: an interval, perhaps without 1–4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Domain {
    pub low: i64,
    pub high: i64,
    pub no_small: bool,
}

/// `Σ coefficient · variable ≥ least`.
#[derive(Debug, Clone)]
pub struct AtLeast {
    pub terms: Vec<(i64, Var)>,
    pub least: i64,
}

#[derive(Debug, Clone, Default)]
pub struct Problem {
    pub domains: Vec<Domain>,
    pub constraints: Vec<AtLeast>,
    /// For each variable, the island it stands on; set by [`Problem::settle`].
    islands: Vec<usize>,
}

impl Problem {
    pub fn variable(&mut self, low: i64, high: i64, no_small: bool) -> Var {
        self.domains.push(Domain { low, high, no_small });
        self.domains.len() - 1
    }

    pub fn at_least(&mut self, terms: Vec<(i64, Var)>, least: i64) {
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

    /// Propagates, and finds the islands. False when there is no solution at all.
    pub fn settle(&mut self) -> bool {
        let all: Vec<&AtLeast> = self.constraints.iter().collect();
        if !propagate(&mut self.domains, &all) {
            return false;
        }
        self.islands = (0..self.domains.len()).collect();
        loop {
            let before = self.islands.clone();
            for constraint in &self.constraints {
                let open = constraint.terms.iter().map(|(_, x)| *x).filter(|x| !self.is_fixed(*x));
                let open: Vec<Var> = open.collect();
                if let Some(least) = open.iter().map(|x| self.islands[*x]).min() {
                    open.iter().for_each(|x| self.islands[*x] = least);
                }
            }
            if self.islands == before {
                break;
            }
        }
        (0..self.domains.len()).all(|x| self.islands[x] != x || self.solve_on(&[x], &[]).is_some())
    }

    fn is_fixed(&self, x: Var) -> bool {
        self.domains[x].low == self.domains[x].high
    }

    /// A solution of everything and `more`, if there is one; only what `more` names is worked out.
    pub fn solve(&self, more: &[AtLeast]) -> Option<Vec<i64>> {
        let islands: Vec<usize> = more
            .iter()
            .flat_map(|constraint| constraint.terms.iter().map(|(_, x)| self.islands[*x]))
            .collect();
        self.solve_on(&islands, more)
    }

    fn solve_on(&self, islands: &[usize], more: &[AtLeast]) -> Option<Vec<i64>> {
        let here = |x: Var| !self.is_fixed(x) && islands.contains(&self.islands[x]);
        let constraints: Vec<&AtLeast> = self
            .constraints
            .iter()
            .filter(|constraint| constraint.terms.iter().any(|(_, x)| here(*x)))
            .chain(more)
            .collect();
        let variables: Vec<Var> = (0..self.domains.len()).filter(|x| here(*x)).collect();
        search(self.domains.clone(), &variables, &constraints)
    }

    /// The least and the greatest value of a sum.
    pub fn range(&self, terms: &[(i64, Var)]) -> Option<(i64, i64)> {
        let value = |solution: &[i64]| terms.iter().map(|(c, x)| c * solution[*x]).sum::<i64>();
        let islands: Vec<usize> = terms.iter().map(|(_, x)| self.islands[*x]).collect();
        let any = value(&self.solve_on(&islands, &[])?);
        let negated: Vec<(i64, Var)> = terms.iter().map(|(c, x)| (-c, *x)).collect();
        let end = |terms: &[(i64, Var)], known: i64| {
            let most: i64 = terms
                .iter()
                .map(|(c, x)| (c * self.domains[*x].low).max(c * self.domains[*x].high))
                .sum();
            let (mut sure, mut beyond) = (known, most + 1);
            while sure + 1 < beyond {
                let middle = sure + (beyond - sure) / 2;
                match self.solve(&[AtLeast {
                    terms: terms.to_vec(),
                    least: middle,
                }]) {
                    Some(solution) => {
                        sure = terms.iter().map(|(c, x)| c * solution[*x]).sum();
                    }
                    None => beyond = middle,
                }
            }
            sure
        };
        Some((-end(&negated, -any), end(terms, any)))
    }
}

fn tidy(domain: &mut Domain) -> bool {
    if domain.no_small {
        if (1..5).contains(&domain.low) {
            domain.low = 5;
        }
        if (1..5).contains(&domain.high) {
            domain.high = 0;
        }
    }
    domain.low <= domain.high
}

fn propagate(domains: &mut [Domain], constraints: &[&AtLeast]) -> bool {
    if !domains.iter_mut().all(tidy) {
        return false;
    }
    loop {
        let mut moved = false;
        for constraint in constraints {
            let most = |domains: &[Domain], c: i64, x: Var| {
                if c > 0 { c * domains[x].high } else { c * domains[x].low }
            };
            let all: i64 = constraint.terms.iter().map(|(c, x)| most(domains, *c, *x)).sum();
            if all < constraint.least {
                return false;
            }
            for (c, x) in &constraint.terms {
                let needed = constraint.least - (all - most(domains, *c, *x));
                let before = domains[*x];
                if *c > 0 {
                    domains[*x].low = before.low.max(div_up(needed, *c));
                } else {
                    domains[*x].high = before.high.min((-needed).div_euclid(-*c));
                }
                if domains[*x] != before {
                    if !tidy(&mut domains[*x]) {
                        return false;
                    }
                    moved = true;
                    break;
                }
            }
        }
        if !moved {
            return true;
        }
    }
}

fn div_up(number: i64, by: i64) -> i64 {
    -((-number).div_euclid(by))
}

fn search(mut domains: Vec<Domain>, variables: &[Var], constraints: &[&AtLeast]) -> Option<Vec<i64>> {
    if !propagate(&mut domains, constraints) {
        return None;
    }
    let open = variables
        .iter()
        .copied()
        .filter(|x| domains[*x].low < domains[*x].high)
        .min_by_key(|x| domains[*x].high - domains[*x].low);
    let Some(x) = open else {
        return Some(domains.iter().map(|domain| domain.low).collect());
    };
    let middle = domains[x].low + (domains[x].high - domains[x].low) / 2;
    let mut lower = domains.clone();
    lower[x].high = middle;
    search(lower, variables, constraints).or_else(|| {
        domains[x].low = middle + 1;
        search(domains, variables, constraints)
    })
}
