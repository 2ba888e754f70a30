//! Keeping what was judged.

use crate::helpers::*;
use unmet::judgement::Judgement;
use unmet::report::SectionKind::{Prosecution, Protection};
use unmet::store::{Saved, StoreError};

#[test]
fn a_judgement_comes_back_as_it_was_saved() {
    let (_folder, mut store) = new_store();
    for report in ["ORV-2012", "ORV-2013", "ORV-2014"] {
        let sections = [
            (Protection, "Shelters closed. None opened."),
            (Prosecution, "No one was convicted."),
        ];
        add(
            &mut store,
            report,
            whole(report, &["Fund shelters.", "Train judges."], &sections),
        );
    }
    let id = dossier_id("ORV-2012");
    let judgement = judge(&store.dossier(&id).unwrap());
    assert_eq!(
        store.save_judgement(&id, &judgement, "1").unwrap(),
        Saved::Kept
    );
    assert_eq!(store.ledger(&id).unwrap().judgement, judgement);

    store.save_judgement(&id, &judgement, "1").unwrap();
    assert_eq!(store.ledger(&id).unwrap().judgement, judgement);
}

#[test]
fn a_new_version_of_the_judgement_judges_everything_anew() {
    let (_folder, mut store) = new_store();
    add(&mut store, "a", whole("ORV-2012", &["Fund shelters."], &[]));
    judge_all(&mut store);
    assert_eq!(store.stale_dossiers("1").unwrap(), []);
    assert_eq!(store.stale_dossiers("2").unwrap(), [dossier_id("ORV-2012")]);
}

#[test]
fn a_judgement_of_texts_that_changed_meanwhile_is_not_kept() {
    let (_folder, mut store) = new_store();
    add(&mut store, "a", whole("ORV-2012", &["Fund shelters."], &[]));
    let id = dossier_id("ORV-2012");
    let judgement = judge(&store.dossier(&id).unwrap());
    add(&mut store, "b", whole("ORV-2012", &["Fund clinics."], &[]));
    assert_eq!(
        store.save_judgement(&id, &judgement, "1").unwrap(),
        Saved::Overtaken
    );
    assert_eq!(
        store.stale_dossiers("1").unwrap(),
        std::slice::from_ref(&id)
    );
    assert_eq!(store.ledger(&id).unwrap().judgement, Judgement::default());
}

#[test]
fn a_judgement_of_something_that_is_not_stored_is_refused_whole() {
    let (_folder, mut store) = new_store();
    add(&mut store, "a", whole("ORV-2012", &["Fund shelters."], &[]));
    judge_all(&mut store);
    let id = dossier_id("ORV-2012");
    let before = store.ledger(&id).unwrap().judgement;
    let mut wrong = before.clone();
    wrong.assessments[0].recommendation = wording("ORV-2012-9");
    let error = store.save_judgement(&id, &wrong, "1").unwrap_err();
    assert!(
        matches!(&error, StoreError::Unknown { name, .. } if name == "ORV-2012-9"),
        "{error}"
    );
    assert_eq!(store.ledger(&id).unwrap().judgement, before);
}

/// What is judged in another database holds here only where nothing else is here.
#[test]
fn what_was_judged_elsewhere_of_fewer_reports_is_judged_again_here() {
    let (_folder, mut here) = new_store();
    let (_other_folder, mut there) = new_store();
    let list = |id| whole(id, &["Fund shelters."], &[]);
    add(&mut here, "a", list("ORV-2012"));
    add(&mut there, "b", list("ORV-2013"));
    judge_all(&mut here);
    judge_all(&mut there);
    let id = dossier_id("ORV-2012");
    let carried = here.carry(&there, &[id.clone()], "1").unwrap();
    assert!(!carried[0].is_judged);
    assert_eq!(here.stale_dossiers("1").unwrap(), [id.clone()]);
    let (_empty_folder, mut empty) = new_store();
    let carried = empty.carry(&there, &[id], "1").unwrap();
    assert!(carried[0].is_judged);
}
