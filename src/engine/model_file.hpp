#pragma once

#include <vector>

namespace ocrchat {

/// Readers of model files for libtesseract, which otherwise reads, sorts and copies parts that its line
/// recogniser never uses: up to nine tenths of the time that a model takes to load. A file of another shape
/// is read whole. False if the file cannot be read.
bool read_model(const char* file, std::vector<char>* data);

/// The network and its letters alone: no dictionaries, no settings, no models that it would bring along.
bool read_bare_model(const char* file, std::vector<char>* data);

}  // namespace ocrchat
