//! Throughput over the last minute as a small curve.

use egui::epaint::{Mesh, PathShape, PathStroke};
use egui::{Pos2, Response, Role, Sense, Shape, Ui, Vec2, WidgetInfo};

use crate::tokens::Tokens;

/// A curve of `values` from old to new, scaled to their maximum, `size` points large. `name` says the current value.
pub fn sparkline(ui: &mut Ui, values: &[f32], size: Vec2, name: &str) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    let most = values
        .iter()
        .copied()
        .filter(|value| value.is_finite())
        .fold(0.0, f32::max);
    if values.len() < 2 || most <= 0.0 {
        return response;
    }
    let step = rect.width() / (values.len() - 1) as f32;
    let height = rect.height() - 3.0;
    let points: Vec<Pos2> = values
        .iter()
        .enumerate()
        .map(|(index, value)| {
            let share = if value.is_finite() {
                value.clamp(0.0, most) / most
            } else {
                0.0
            };
            Pos2::new(rect.left() + index as f32 * step, rect.bottom() - 1.0 - share * height)
        })
        .collect();
    let fill = tokens.accent.gamma_multiply(0.2);
    let mut mesh = Mesh::default();
    for (index, point) in points.iter().enumerate() {
        mesh.colored_vertex(*point, fill);
        mesh.colored_vertex(Pos2::new(point.x, rect.bottom()), fill);
        if index > 0 {
            let base = (index as u32 - 1) * 2;
            mesh.add_triangle(base, base + 1, base + 2);
            mesh.add_triangle(base + 1, base + 2, base + 3);
        }
    }
    ui.painter().add(Shape::mesh(mesh));
    ui.painter().add(Shape::Path(PathShape::line(
        points,
        PathStroke::new(1.5, tokens.accent),
    )));
    response
}
