//! Fairness between wishes: what fits all of them, then the best of each in turn, so that none drowns the others.

use super::Key;
use super::candidates::Candidate;

/// The first `most` of all candidates in the order they are shown.
pub(super) fn order(mut keyed: Vec<(Key, Candidate)>, wishes: usize, most: usize) -> Vec<Candidate> {
    if wishes < 2 {
        if most > 0 && most < keyed.len() {
            keyed.select_nth_unstable_by_key(most - 1, |(key, _)| *key);
        }
        keyed.truncate(most);
        keyed.sort_by_key(|(key, _)| *key);
        return keyed.into_iter().map(|(_, candidate)| candidate).collect();
    }
    keyed.sort_by_key(|(key, _)| *key);
    let mut ordered: Vec<Candidate> = Vec::with_capacity(most.min(keyed.len()));
    for same in keyed.chunk_by(|one, other| one.0.foreign == other.0.foreign) {
        let together: Vec<Candidate> = same.iter().map(|(_, candidate)| *candidate).collect();
        in_turn(&together, wishes, most, &mut ordered);
    }
    ordered
}

/// What fits all wishes; then, in turn, the best of the wish that has been shown least.
fn in_turn(sorted: &[Candidate], wishes: usize, most: usize, ordered: &mut Vec<Candidate>) {
    let (all, some): (Vec<Candidate>, Vec<Candidate>) =
        sorted.iter().partition(|candidate| candidate.missing == 0);
    ordered.extend(all.into_iter().take(most.saturating_sub(ordered.len())));
    let mut shown = vec![0_usize; wishes];
    let mut next = vec![0_usize; wishes];
    let mut taken = vec![false; some.len()];
    while ordered.len() < most {
        let best = (0..wishes)
            .filter_map(|wish| {
                let fits = |at: &usize| !taken[*at] && some[*at].wishes & (1 << wish) != 0;
                next[wish] = (next[wish]..some.len()).find(fits).unwrap_or(some.len());
                let best = some.get(next[wish])?;
                // What is named stands first, then what was wished for first.
                Some((shown[wish], !best.named, wish, next[wish]))
            })
            .min();
        let Some((.., at)) = best else { break };
        taken[at] = true;
        for (wish, shown) in shown.iter_mut().enumerate() {
            *shown += usize::from(some[at].wishes & (1 << wish) != 0);
        }
        ordered.push(some[at]);
    }
    // What fits none of them stands behind.
    let rest = some.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(candidate, _)| *candidate);
    ordered.extend(rest.take(most.saturating_sub(ordered.len())));
}
