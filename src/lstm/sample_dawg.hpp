#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <vector>

namespace ocrchat {

/// For tests: words, as letters of a charset of `letters`, as a model file holds them (a tree, not folded).
class SampleDawg {
 public:
  SampleDawg(const std::vector<std::vector<int>>& words, int letters) : letters_(letters) {
    for (const auto& word : words) {
      Node* at = &root_;
      for (std::size_t i = 0; i < word.size(); ++i) {
        Branch& branch = at->branches[word[i]];
        if (i + 1 == word.size()) branch.ends = true;
        at = &branch.node;
      }
    }
    place(root_);
    lay(root_);
  }

  std::string bytes() const {
    std::string bytes;
    const auto add = [&](auto number) {
      bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
    };
    add(std::int16_t{42});
    add(std::int32_t{letters_});
    add(static_cast<std::int32_t>(edges_.size()));
    for (const std::uint64_t edge : edges_) add(edge);
    return bytes;
  }

 private:
  struct Branch;
  struct Node {
    std::map<int, Branch> branches;
    std::uint64_t first = 0;  ///< its first edge
  };
  struct Branch {
    Node node;
    bool ends = false;
  };

  void place(Node& node) {
    node.first = count_;
    count_ += node.branches.size();
    for (auto& [letter, branch] : node.branches) place(branch.node);
  }
  void lay(const Node& node) {
    int bits = 0;
    while ((1 << bits) < letters_ + 1) ++bits;
    edges_.resize(count_);
    std::uint64_t at = node.first;
    for (const auto& [letter, branch] : node.branches) {
      const bool last = at + 1 == node.first + node.branches.size();
      const std::uint64_t flags = (last ? 1U : 0U) | (branch.ends ? 4U : 0U);
      const std::uint64_t next = branch.node.branches.empty() ? 0 : branch.node.first;
      edges_[at++] = static_cast<std::uint64_t>(letter) | flags << bits | next << (bits + 3);
      lay(branch.node);
    }
  }

  int letters_;
  Node root_;
  std::uint64_t count_ = 0;
  std::vector<std::uint64_t> edges_;
};

inline std::string dawg_bytes(const std::vector<std::vector<int>>& words, int letters) {
  return SampleDawg(words, letters).bytes();
}

}  // namespace ocrchat
