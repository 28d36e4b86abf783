#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace mieux {

class StoreFiles;

// Documents that records name: scans and letters, kept in the store or elsewhere.

/// The path in the store of these files that the place `kept` of a document means; empty if it
/// means another place: an address (`https://...`), a path that begins at a root or leads out of
/// the store, or words such as `Archive, box 3`. `stamped`: it has a checksum, so that what looks
/// like the name of a file is one.
std::string path_of_document(const StoreFiles& files, std::string_view kept, bool stamped);

/// What is at the path of a document.
struct DocumentFile {
  std::string sha256;   ///< empty if there is no file that can be read
  std::string problem;  ///< why there is none: a predicate, such as "is not there"
};

/// Reads the file at a path below a folder of the disk, in pieces. No link is followed.
DocumentFile read_document(const std::filesystem::path& root, std::string_view path);

}  // namespace mieux
