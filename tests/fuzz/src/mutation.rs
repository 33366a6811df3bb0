//! How does a campaign make new inputs from known ones, the same ones for the same seed?

use crate::texts::{BETWEEN, PIECES, SENTENCES};

/// A generator of pseudo-random numbers: SplitMix64 (Steele, Lea and Flood 2014).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    pub fn below(&mut self, most: usize) -> usize {
        if most == 0 { 0 } else { (self.number() % most as u64) as usize }
    }
}

/// What a campaign begins with: orders for texts, raw texts, dates, lists and reports.
pub fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = vec![
        b"=opposite: walkover = warm-up\nexclusive: alpha, bravo, charlie\nalias: Kyjiw = Kyiv\nunit: furlong = 201.168 m".to_vec(),
        b"2025-08-20T12:00:00Z".to_vec(),
        b"-009999-01-02T03:04:05.678+09:00".to_vec(),
        br#"{"schema":"gainsay/1","documents":[],"claims":[],"events":[],"findings":[],"omitted":{"candidates":0}}"#.to_vec(),
        br#"{"id":"a","text":"It rained on Monday.","published":"2025-08-20"}"#.to_vec(),
    ];
    // Sentences by their orders, two texts of several each.
    for first in 0..SENTENCES.len() as u8 {
        let order = |at: u8| [0xF7, at % SENTENCES.len() as u8, 0];
        seeds.push([&[3, 0, 0, 80][..], &order(first), &order(first + 3), &[BETWEEN], &order(first + 1)].concat());
    }
    for sentence in SENTENCES {
        seeds.push([b"=", sentence.as_bytes(), &[BETWEEN, b'='], SENTENCES[1].as_bytes()].concat());
    }
    // Each piece in its turn.
    let all: Vec<u8> = (0..PIECES.len().min(0xF0) as u8).collect();
    seeds.extend(all.chunks(24).map(<[u8]>::to_vec));
    seeds
}

/// A new input: a known one, or two of them crossed, with a few changes.
pub fn mutated(known: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut data = known[random.below(known.len())].clone();
    if random.below(4) == 0 {
        let other = &known[random.below(known.len())];
        let (cut, from) = (random.below(data.len() + 1), random.below(other.len() + 1));
        data.truncate(cut);
        data.extend_from_slice(&other[from..]);
    }
    for _ in 0..1 + random.below(8) {
        let at = random.below(data.len() + 1);
        match random.below(7) {
            0 => data.insert(at, random.number() as u8),
            1 if at < data.len() => data[at] = random.number() as u8,
            2 if at < data.len() => {
                data.remove(at);
            }
            3 => data.insert(at, 0xF0 + random.below(8) as u8),
            4 => data.insert(at, BETWEEN),
            5 => {
                let to = (at + random.below(24)).min(data.len());
                let again = data[at.min(to)..to].repeat(1 + random.below(4));
                data.splice(at..at, again);
            }
            _ => data.extend((0..random.below(16)).map(|_| random.number() as u8)),
        }
    }
    // Few are long: most of what a long input reaches short ones reach, in a fraction of the time.
    data.truncate([60, 120, 250, 500, 2_000][random.below(5)]);
    data
}
