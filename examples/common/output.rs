//! How does an example end: with its output, or with an error and status 2?

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

/// Writes the output, which is whole by now; or the error, and nothing else.
pub(crate) fn finish(output: Result<String, String>) -> ExitCode {
    let problem = match output {
        Ok(output) => match write(&output) {
            Ok(()) => return ExitCode::SUCCESS,
            // Whoever read it has seen enough, as `head` has.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Err(error) => format!("the output can't be written: {error}"),
        },
        Err(problem) => problem,
    };
    // If even this can't be written, the status still tells.
    let _ = writeln!(io::stderr(), "error: {problem}");
    ExitCode::from(2)
}

fn write(output: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(output.as_bytes())?;
    stdout.flush()
}
