// libxlsxwriter, which Workbooks calls, and one chart that it has no function for.
#ifndef CXLSXWRITER_SHIM_H
#define CXLSXWRITER_SHIM_H

#include <stdlib.h>
#include <xlsxwriter.h>

// A fan chart is bands with lines over them. The format has that, an area chart and a line chart that share their axes;
// the library writes one type to a chart. It writes the plot area by calling `write_chart_type` of the chart: here that of
// the bands is followed by that of the lines, with the axes of the bands and their numbering of series carried on.

struct cxlsxwriter_overlay {
    lxw_chart *lines;
    void (*write_bands)(lxw_chart *);
};

static inline void cxlsxwriter_write_overlay(lxw_chart *bands) {
    struct cxlsxwriter_overlay *overlay = (struct cxlsxwriter_overlay *)(void *)bands->up_bar_line;
    lxw_chart *lines = overlay->lines;
    overlay->write_bands(bands);
    lines->file = bands->file;
    lines->series_index = bands->series_index;
    lines->axis_id_1 = bands->axis_id_1;
    lines->axis_id_2 = bands->axis_id_2;
    lines->write_chart_type(lines);
    bands->series_index = lines->series_index;
}

// Draws one chart over another. Both belong to the workbook, and only the one below is to be inserted into a sheet. Where
// to find the other is kept in a field that area charts have no use for, and that the library frees with the chart.
static inline lxw_error cxlsxwriter_draw_over(lxw_chart *bands, lxw_chart *lines) {
    struct cxlsxwriter_overlay *overlay = calloc(1, sizeof *overlay);
    if (!overlay) return LXW_ERROR_MEMORY_MALLOC_FAILED;
    overlay->lines = lines;
    overlay->write_bands = bands->write_chart_type;
    bands->up_bar_line = (lxw_chart_line *)(void *)overlay;
    bands->write_chart_type = cxlsxwriter_write_overlay;
    return LXW_NO_ERROR;
}

#endif
