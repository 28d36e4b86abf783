#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "mieux/git/revisions.hpp"
#include "mieux/store/store_files.hpp"

namespace mieux::history {

/// The repository that the store in `folder` lies in. Fails (3): there is none, and why.
git::Repository repository_around(const std::filesystem::path& folder);

/// What git has of a store at a revision, to be read in place of the disk
/// (`Store::Options::files`). Fails (2) if there is no store at that revision; (3) if it is a
/// private roster, which is never read as it was; (4) if git cannot read.
///
/// Of a `known` revision texts are taken instead of read where they are the same; may be null.
std::shared_ptr<const StoreFiles> revision_files(const git::Repository& repository,
                                                 const git::Revision& revision,
                                                 const StoreFiles* known = nullptr);

/// The same; null if there is no store at that revision.
std::shared_ptr<const StoreFiles> revision_files_if_any(const git::Repository& repository,
                                                        const git::Revision& revision,
                                                        const StoreFiles* known = nullptr);

/// The same of what is staged for the next commit.
std::shared_ptr<const StoreFiles> staged_revision_files(const git::Repository& repository,
                                                        const StoreFiles* known = nullptr);

}  // namespace mieux::history
