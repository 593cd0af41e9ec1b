//! The full notice, in the order and with the numbers of the partnership's own.

use leptos::prelude::*;

use crate::centre::{Centre, Contact, PartnerCode};
use crate::ui::client::labels;
use crate::ui::components::{all as views, details, el, list, paragraph, web_link};
use crate::ui::session::Session;
use crate::words::later::notice as say;

/// All thirteen sections, each closed.
pub(super) fn all(session: Session, centre: &Centre) -> Vec<AnyView> {
    let name = centre.name();
    vec![
        who(centre),
        what(),
        sources(),
        uses(name),
        bases(session),
        keeping(centre.limits().draft_days),
        sharing(),
        details(say::abroad::title(), paragraph(say::abroad::text())),
        details(say::safety::title(), paragraphs([say::safety::text(), say::safety::lock(), say::safety::limits()])),
        rights(&centre.contact().email),
        details(say::websites::title(), paragraph(say::websites::text())),
        details(say::updates::title(), paragraph(say::updates::text())),
        contact(session, centre),
    ]
}

fn paragraphs(texts: impl IntoIterator<Item = String>) -> AnyView {
    views(texts.into_iter().map(paragraph))
}

fn headed(heading: String, content: AnyView) -> AnyView {
    views([el("h3", "").text(heading).view(), content])
}

fn who(centre: &Centre) -> AnyView {
    use say::who as say;
    let charity = centre.charity_number().map(say::centre_charity).unwrap_or_default();
    let ours = [say::centre(centre.name()), charity].join(" ");
    details(say::title(), paragraphs([say::lead(), ours, say::uob(), say::jabbs(), say::why()]))
}

fn what() -> AnyView {
    use say::what as say;
    let held = [
        say::identity(),
        say::contact(),
        say::official(),
        say::gp(),
        say::friends(),
        say::money(),
        say::housing(),
        say::anger(),
        say::mental(),
        say::abuse(),
        say::substances(),
        say::family(),
        say::learning(),
        say::offence(),
        say::demographic(),
        say::notes(),
        say::messages(),
    ];
    details(say::title(), views([paragraph(say::lead()), list(held), paragraph(say::sensitive())]))
}

fn sources() -> AnyView {
    use say::sources as say;
    details(say::title(), list([say::you(), say::referral(), say::government()]))
}

fn uses(centre: &str) -> AnyView {
    use say::uses as say;
    let content = vec![
        headed(say::centre(centre), list([say::centre_support(), say::centre_learn(), say::centre_crime()])),
        headed(say::uob(), list([say::uob_research()])),
        headed(say::jabbs(), list([say::jabbs_quality(), say::jabbs_trends()])),
        headed(say::all(), list([say::all_accurate(), say::all_legal()])),
    ];
    details(say::title(), views(content))
}

fn bases(session: Session) -> AnyView {
    use say::bases as say;
    let ours = vec![
        (say::use_support(), say::legitimate_services()),
        (say::use_learn(), say::legitimate_services()),
        (say::use_crime(), say::legitimate_services()),
        (say::use_accurate(), say::legitimate_records()),
    ];
    let birmingham = vec![(say::use_research(), say::public_task()), (say::use_accurate(), say::public_task_records())];
    let jabbs = vec![
        (say::use_quality(), say::legitimate_provide()),
        (say::use_trends(), say::legitimate_policy()),
        (say::use_accurate(), say::legitimate_records()),
    ];
    let conditions = [
        say::condition_care(),
        say::condition_support(),
        say::condition_protect(),
        say::condition_crime(),
        say::condition_research(),
    ];
    let content = vec![
        paragraph(say::lead()),
        headed(labels::partner(session, PartnerCode::Centre), reasons(ours)),
        headed(labels::partner(session, PartnerCode::Uob), reasons(birmingham)),
        headed(labels::partner(session, PartnerCode::Jabbs), reasons(jabbs)),
        paragraph(say::conditions()),
        list(conditions),
        paragraphs([say::no_machine(), say::consent(), say::withdraw()]),
    ];
    details(say::title(), views(content))
}

/// What for, and the lawful basis: a list rather than a table of three columns, which no phone has room for.
fn reasons(rows: Vec<(String, String)>) -> AnyView {
    let rows = rows.into_iter().map(|(use_, basis)| {
        el("div", "app-summary__row")
            .el(el("dt", "app-summary__key").text(use_))
            .el(el("dd", "app-summary__value").text(basis))
            .view()
    });
    el("dl", "app-summary").children(rows).view()
}

fn keeping(days: u16) -> AnyView {
    use say::keeping as say;
    let depends = [say::purpose(), say::law(), say::relationship(), say::disputes(), say::guidance()];
    let after = paragraphs([say::after(), say::phone(days)]);
    details(say::title(), views([paragraph(say::lead()), list(depends), after]))
}

fn sharing() -> AnyView {
    use say::sharing as say;
    let with = [
        say::each_other(),
        say::government(),
        say::suppliers(),
        say::sale(),
        say::law(),
        say::police(),
        say::advisers(),
        say::consent(),
    ];
    details(say::title(), list(with))
}

fn rights(email: &str) -> AnyView {
    use say::rights as say;
    let rights = [
        say::access(),
        say::correct(),
        say::erase(),
        say::restrict(),
        say::object(),
        say::hand_over(),
        say::withdraw(),
    ];
    let ico = el("p", "").text(format!("{} ", say::complain_ico()));
    let ico = ico.child(web_link(say::ico(), say::ico_address())).view();
    let complain = headed(say::complain_title(), views([paragraph(say::complain_us(email)), ico]));
    details(say::title(), views([paragraph(say::lead()), list(rights), paragraph(say::how()), complain]))
}

fn contact(session: Session, centre: &Centre) -> AnyView {
    use say::contact as say;
    let known = PartnerCode::ALL.into_iter().filter_map(|code| Some((code, centre.partner_contact(code)?)));
    let ways = known.map(|(code, contact)| headed(labels::partner(session, code), reach(contact)));
    details(say::title(), views([paragraph(say::lead())].into_iter().chain(ways)))
}

fn reach(contact: &Contact) -> AnyView {
    use say::contact as say;
    let phone = contact.phone.as_ref().map(say::phone);
    let post = (!contact.address.is_empty()).then(|| say::post(contact.address.join(", ")));
    list([Some(say::email(&contact.email)), phone, post].into_iter().flatten())
}
