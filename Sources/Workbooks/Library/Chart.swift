import CXLSXWriter

/// A chart of the spreadsheet's own, drawn from cells.
///
/// C name: `lxw_chart`.
struct Chart {
    enum Kind {
        case lines, stackedBars, stackedAreas

        var code: lxw_chart_type {
            switch self {
            case .lines: LXW_CHART_LINE
            case .stackedBars: LXW_CHART_BAR_STACKED
            case .stackedAreas: LXW_CHART_AREA_STACKED
            }
        }
    }

    /// How a row of figures is drawn.
    struct Stroke {
        /// As 0xRRGGBB.
        var color: UInt32
        var width: Float = 2
        var isDashed = false
        var hasMarkers = false
    }

    let pointer: UnsafeMutablePointer<lxw_chart>
    private let kind: Kind
    private let workbook: Workbook

    init(_ chart: UnsafeMutablePointer<lxw_chart>, _ kind: Kind, in workbook: Workbook) {
        pointer = chart
        self.kind = kind
        self.workbook = workbook
    }

    // MARK: Series

    /// Adds an area or a bar; without a colour it is not seen, and lifts what is stacked on it.
    func addFilled(_ name: String, _ categories: CellRange, _ values: CellRange, color: UInt32?) {
        guard let series = add(name, categories, values) else { return }
        var fill = lxw_chart_fill()
        var line = lxw_chart_line()
        line.none = 1
        if let color { fill.color = color } else { fill.none = 1 }
        chart_series_set_fill(series, &fill)
        chart_series_set_line(series, &line)
    }

    func addLine(_ name: String, _ categories: CellRange, _ values: CellRange, _ stroke: Stroke) {
        guard let series = add(name, categories, values) else { return }
        var line = lxw_chart_line()
        line.width = stroke.width
        line.color = stroke.color
        if stroke.isDashed { line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue) }
        chart_series_set_line(series, &line)
        guard stroke.hasMarkers else { return }
        var fill = lxw_chart_fill()
        var edge = lxw_chart_line()
        (fill.color, edge.color) = (stroke.color, stroke.color)
        chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_CIRCLE.rawValue))
        chart_series_set_marker_size(series, 5)
        chart_series_set_marker_fill(series, &fill)
        chart_series_set_marker_line(series, &edge)
    }

    private func add(_ name: String, _ categories: CellRange, _ values: CellRange) -> UnsafeMutablePointer<
        lxw_chart_series
    >? {
        guard let series = chart_add_series(pointer, categories.formula, values.formula) else {
            workbook.record(LXW_ERROR_MEMORY_MALLOC_FAILED)
            return nil
        }
        // A name that starts with = would be taken for a cell.
        let legal = CellText.shortened(name, to: 200)
        chart_series_set_name(series, legal.hasPrefix("=") ? " " + legal : legal)
        return series
    }

    /// Draws another chart over this one, on the same axes. The other is put into no sheet.
    func drawOver(_ lines: Chart) { workbook.record(cxlsxwriter_draw_over(pointer, lines.pointer)) }

    // MARK: Around it

    func setTitle(_ title: String) {
        var font = lxw_chart_font()
        (font.size, font.bold) = (12, 1)
        let legal = CellText.shortened(title, to: 200)
        chart_title_set_name(pointer, legal.hasPrefix("=") ? " " + legal : legal)
        chart_title_set_name_font(pointer, &font)
    }

    /// The axis of figures: their format, and their ends where they are known.
    func setValueAxis(number: String, from least: Double? = nil, to most: Double? = nil) {
        // That of bars lies below them.
        let axis = kind == .stackedBars ? pointer.pointee.x_axis : pointer.pointee.y_axis
        var line = lxw_chart_line()
        line.color = 0xD9D9D9
        chart_axis_set_num_format(axis, number)
        chart_axis_major_gridlines_set_visible(axis, 1)
        chart_axis_major_gridlines_set_line(axis, &line)
        if let least { chart_axis_set_min(axis, least) }
        if let most { chart_axis_set_max(axis, most) }
    }

    /// The axis of years or names: each `every`th is written; those of figures stand below even where figures are
    /// negative.
    func setCategoryAxis(every interval: Int = 1, isReversed: Bool = false) {
        let axis = kind == .stackedBars ? pointer.pointee.y_axis : pointer.pointee.x_axis
        if interval > 1 {
            chart_axis_set_interval_unit(axis, UInt16(interval))
            chart_axis_set_interval_tick(axis, UInt16(interval))
        }
        if isReversed { chart_axis_set_reverse(axis) }
        chart_axis_set_label_position(axis, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
    }

    /// The legend below, without some series: those that are not seen.
    func setLegend(leavingOut hidden: [Int16] = []) {
        chart_legend_set_position(pointer, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
        guard !hidden.isEmpty else { return }
        workbook.record(
            (hidden + [-1]).withUnsafeBufferPointer { list in
                chart_legend_delete_series(pointer, UnsafeMutablePointer(mutating: list.baseAddress))
            })
    }

    func setGap(_ percent: Int) { chart_set_series_gap(pointer, UInt16(percent)) }
}
