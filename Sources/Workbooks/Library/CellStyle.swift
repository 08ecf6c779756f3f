import CXLSXWriter

/// How a cell looks. Styles that are equal are one format of the file.
struct CellStyle: Hashable {
    enum Alignment: Hashable {
        case general, left, right, center
    }

    /// The number format, in the language of spreadsheets; empty for the general one.
    var number = ""
    var isBold = false
    var isItalic = false
    var size = 11.0
    /// Colours as 0xRRGGBB.
    var color: UInt32?
    var fill: UInt32?
    var alignment = Alignment.general
    /// Whether text is broken into lines; such cells stand at the top of their row.
    var isWrapped = false
    var isLink = false
    var hasLineBelow = false
    var hasLineAbove = false

    func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
        var style = self
        change(&style)
        return style
    }

    func apply(to format: UnsafeMutablePointer<lxw_format>) {
        if !number.isEmpty { format_set_num_format(format, number) }
        if isBold { format_set_bold(format) }
        if isItalic { format_set_italic(format) }
        if size != 11 { format_set_font_size(format, size) }
        if let color { format_set_font_color(format, color) }
        if let fill {
            format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
            format_set_fg_color(format, fill)
        }
        switch alignment {
        case .general: break
        case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
        case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        }
        if isWrapped { format_set_text_wrap(format) }
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        if isLink {
            format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
            format_set_font_color(format, 0x1F5FA8)
        }
        if hasLineBelow { format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        if hasLineAbove { format_set_top(format, UInt8(LXW_BORDER_HAIR.rawValue)) }
    }
}
