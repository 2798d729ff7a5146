pub mod case;
pub mod typeset;
