#pragma once

#include <cstdint>
#include <vector>

#include "mieux/procedure/fieldwork/fieldwork.hpp"

namespace mieux {

// Which missions an expert of the roster has. Rules, queries, searches and proposals ask here.

/// A mission that says by id which expert went.
struct Deployment {
  const Record* record = nullptr;  ///< its Action
  const Action* action = nullptr;
  const Mission* mission = nullptr;
};

/// Where an expert is, or was, the focal point of a partner.
struct FocalPointThere {
  const Record* expert = nullptr;
  const Record* record = nullptr;  ///< the Action
  const Action* action = nullptr;
  const FocalPoint* point = nullptr;
};

/// Missions by expert, made once for a store. The store must outlive it.
class Deployments {
 public:
  explicit Deployments(const Store& store);

  /// Those of an expert, in the order of the ids of Actions, then of the record; those of drafts
  /// among them. A mission that names a former id is the expert's, too.
  [[nodiscard]] List<Deployment> of(const Record& expert) const {
    return {all_.data() + first_[expert.position], all_.data() + first_[expert.position + 1]};
  }

  /// Where an expert is named as focal point, in the order of the ids of Actions; drafts aside.
  [[nodiscard]] List<FocalPointThere> focal_points_of(const Record& expert) const;

 private:
  std::vector<FocalPointThere> points_;  ///< by the position of their experts
  std::vector<Deployment> all_;
  std::vector<std::size_t> first_;  ///< of an expert, by position; one more than there are
};

/// `benin/m2`.
std::string name_of(const Deployment& deployment);

/// Did it begin by the day asked about? `no` if it is one of a draft, which no figure counts.
Truth took_place(const Deployment& deployment, AsOf as_of);

/// The countries it went to: those of its activity if stated, else those of its Action.
List<Text> countries_of(const Deployment& deployment);

/// On which days the expert surely is away, on site: empty (first after last) if no day is sure, or
/// the activity is not on site.
struct SureDays {
  Day first;
  Day last;
  [[nodiscard]] bool is_empty() const { return last < first; }
};
SureDays sure_days_on_site(const Action& action, const Mission& mission);

/// Can the expert be away on site on a day of the period, as far as the dates tell?
bool may_be_on_site(const Deployment& deployment, Date period);

/// How many of the missions took place by the day asked about; at least so many if dates leave
/// some open.
Count count_of(List<Deployment> deployments, AsOf as_of);

/// Did somebody who is or was a focal point go on a mission elsewhere since: to a country that is
/// none of those whose focal point the person was? `no` of who never was one.
Truth came_full_circle(const Deployments& deployments, const Record& expert, AsOf as_of);

/// When the last mission began that took place by the day asked about; not known if there is none.
When last_of(List<Deployment> deployments, AsOf as_of);

}  // namespace mieux
