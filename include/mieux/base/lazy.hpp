#pragma once

#include <memory>
#include <mutex>

namespace mieux {

/// Something that is made when it is first asked for, by whichever thread asks first.
template <typename T>
class Lazy {
 public:
  /// `make()` gives the value; it is called once.
  template <typename Make>
  const T& get(Make make) const {
    std::call_once(state_->once, [&] { state_->value = make(); });
    return state_->value;
  }

 private:
  struct State {
    std::once_flag once;
    T value;
  };
  std::unique_ptr<State> state_ = std::make_unique<State>();
};

}  // namespace mieux
