//! A licensed pack that was once sealed opens for ever.

use candour::vault::{PackKey, open_pack, seal_pack};
use serde_json::{Value, json};

use crate::support::entropy::Counting;
use crate::support::golden::frozen;

const NAME: &str = "sleep-1.0";
const PACK: &str = "{\"format\": 1, \"title\": {\"en\": \"Schlaf, cwsg, сон\"}}";

#[test]
fn the_first_sealed_packs_open_for_ever() {
    let kept = frozen("vault/sealed-pack-1.json", || {
        let entropy = Counting::from(1);
        let key = PackKey::make(&entropy).unwrap();
        let sealed = seal_pack(&key, NAME, PACK.as_bytes(), &entropy).unwrap();
        let vector = json!({"name": NAME, "key": key.to_text().expose(), "pack": PACK, "sealed": sealed});
        format!("{}\n", serde_json::to_string_pretty(&vector).unwrap())
    });
    opens(&kept);
}

#[test]
fn a_licensed_pack_that_was_made_small_opens_for_ever() {
    opens(&frozen("vault/sealed-pack-2.json", || {
        let entropy = Counting::from(2);
        let key = PackKey::make(&entropy).unwrap();
        let pack = PACK.replace("сон", &"sleep, ".repeat(300));
        let sealed = seal_pack(&key, NAME, pack.as_bytes(), &entropy).unwrap();
        let vector = json!({"name": NAME, "key": key.to_text().expose(), "pack": pack, "sealed": sealed});
        format!("{}\n", serde_json::to_string_pretty(&vector).unwrap())
    }));
}

fn opens(kept: &str) {
    let kept: Value = serde_json::from_str(kept).unwrap();
    let text = |key: &str| kept[key].as_str().unwrap();
    let key = PackKey::parse(text("key")).unwrap();
    assert_eq!(open_pack(&key, text("name"), text("sealed")).unwrap(), text("pack").as_bytes());
    assert_eq!(key.to_text().expose(), text("key"));
}
