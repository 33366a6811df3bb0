//! What `train_syntax` and `eval_syntax` share: reading treebanks, and counting what a parser gets right.

pub(crate) mod conllu;
pub(crate) mod score;
