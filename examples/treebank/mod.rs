//! What `train_syntax` and `eval_syntax` share: reading treebanks, and counting what a parser gets right.

pub mod conllu;
pub mod score;
