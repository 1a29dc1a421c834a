//! Services, topics, places, signposts and phrases: what they are called and what they point to.

use super::super::fault::Fault;
use super::super::pack::Pack;
use super::check_unique;

pub(super) fn check(pack: &Pack<'_>, faults: &mut Vec<Fault>) {
    if let Some(file) = &pack.signposts.content {
        check_unique(&pack.signposts, "signpost", file.signpost.iter().map(|signpost| &signpost.id), faults);
    }
    if let Some(file) = &pack.answers.content {
        check_unique(&pack.answers, "phrase", file.phrase.iter().map(|phrase| &phrase.id), faults);
    }

    let source = &pack.services;
    let Some(file) = &source.content else { return };
    check_unique(source, "service", file.service.iter().map(|service| &service.id), faults);
    check_unique(source, "topic", file.topic.iter().map(|topic| &topic.id), faults);
    check_unique(source, "place", file.place.iter().map(|place| &place.id), faults);
    for (at, service) in file.service.iter().enumerate() {
        if let Some(why) = pack.why_no_work_for(&service.unit) {
            let what = format!("service `{}` is given by nobody: {why}", service.id);
            faults.push(source.fault(&format!("service/{at}/unit"), what));
        }
    }
    for (at, topic) in file.topic.iter().enumerate() {
        if let Some(goal) = topic.goal.as_deref().filter(|goal| !pack.has_goal(goal)) {
            let what = format!("topic `{}` means the goal `{goal}`, which does not exist", topic.id);
            faults.push(source.fault(&format!("topic/{at}/goal"), what));
        }
    }
    for (at, place) in file.place.iter().enumerate() {
        if !pack.has_municipality(&place.municipality) {
            let what = format!("place `{}` is in `{}`, which is no municipality", place.id, place.municipality);
            faults.push(source.fault(&format!("place/{at}/municipality"), what));
        }
        for (nth, service) in place.services.iter().enumerate() {
            if !pack.has_service(service) {
                let what = format!("place `{}` gives the service `{service}`, which does not exist", place.id);
                faults.push(source.fault(&format!("place/{at}/services/{nth}"), what));
            }
        }
    }
}
