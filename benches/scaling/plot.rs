//! How does the time against the size look, drawn on logarithmic axes?

use std::fmt::Write;

/// Inner width and height, and the margins on the left and below.
const WIDE: f64 = 620.0;
const HIGH: f64 = 400.0;
const LEFT: f64 = 70.0;
const TOP: f64 = 20.0;

/// Strokes and marks that are told apart without colour, too; legible on white and on black.
const STYLES: [(&str, &str); 6] = [
    ("#0a7d4f", ""),
    ("#0a7d4f", "7 4"),
    ("#b3502a", ""),
    ("#7a5cc0", "2 3"),
    ("#2f78b7", "9 3 2 3"),
    ("#a3832b", "4 2"),
];

/// An SVG picture of lines, each a name with points of claims and seconds.
pub(crate) fn svg(lines: &[(String, Vec<(f64, f64)>)]) -> String {
    let points = || lines.iter().flat_map(|(_, points)| points).filter(|point| point.1 > 0.0);
    let decade = |value: f64| value.log10().floor();
    let (low_x, high_x) = (3.0, points().map(|p| p.0.log10().ceil()).fold(4.0, f64::max));
    let (low_y, high_y) =
        (points().map(|p| decade(p.1)).fold(0.0, f64::min), points().map(|p| p.1.log10().ceil()).fold(1.0, f64::max));
    let x = |claims: f64| LEFT + (claims.log10() - low_x).max(0.0) / (high_x - low_x) * WIDE;
    let y = |seconds: f64| TOP + (high_y - seconds.log10()) / (high_y - low_y) * HIGH;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\">\n\
         <title>Processor time against the number of claims</title>\n\
         <style>text {{ fill: #808080 }} .grid {{ stroke: #8884; fill: none }} .line {{ fill: none; stroke-width: 2 }}</style>\n",
        LEFT + WIDE + 160.0,
        TOP + HIGH + 50.0
    );
    for power in low_x as i32..=high_x as i32 {
        let at = x(10f64.powi(power));
        let _ = writeln!(svg, "<path class=\"grid\" d=\"M{at:.1} {TOP}V{}\"/>", TOP + HIGH);
        let name = ["1 000", "10 000", "100 000", "1 000 000", "10 000 000"].get(power as usize - 3).unwrap_or(&"");
        let _ = writeln!(svg, "<text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{name}</text>", TOP + HIGH + 20.0);
    }
    for power in low_y as i32..=high_y as i32 {
        let at = y(10f64.powi(power));
        let _ = writeln!(svg, "<path class=\"grid\" d=\"M{LEFT} {at:.1}H{}\"/>", LEFT + WIDE);
        let name = 10f64.powi(power);
        let _ = writeln!(svg, "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{name} s</text>", LEFT - 8.0, at + 4.0);
    }
    let _ = writeln!(
        svg,
        "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">claims</text>",
        LEFT + WIDE / 2.0,
        TOP + HIGH + 42.0
    );
    for ((name, points), (colour, dashes)) in lines.iter().zip(STYLES) {
        let drawn: Vec<(f64, f64)> = points.iter().filter(|p| p.1 > 0.0).map(|p| (x(p.0), y(p.1))).collect();
        let path: Vec<String> = drawn.iter().map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
        let path = path.join("L");
        let _ = writeln!(svg, "<path class=\"line\" stroke=\"{colour}\" stroke-dasharray=\"{dashes}\" d=\"M{path}\"/>");
        for (x, y) in &drawn {
            let _ = writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{colour}\"/>");
        }
        if let Some(&(x, y)) = drawn.last() {
            let _ =
                writeln!(svg, "<text x=\"{:.1}\" y=\"{:.1}\" style=\"fill: {colour}\">{name}</text>", x + 8.0, y + 4.0);
        }
    }
    svg + "</svg>\n"
}
