#pragma once

#include "export/formats.hpp"

/// One function a format, each in the file of its name; called through the table of formats only.
namespace ocrchat {

void write_txt(PageSource& pages, const Original* original, Sink& out);
void write_markdown(PageSource& pages, const Original* original, Sink& out);
void write_docx(PageSource& pages, const Original* original, Sink& out);
void write_pdf(PageSource& pages, const Original* original, Sink& out);
void write_csv(PageSource& pages, const Original* original, Sink& out);
void write_json(PageSource& pages, const Original* original, Sink& out);

}  // namespace ocrchat
