//! A new key pair: the private half for its owner alone, never over another.

use std::fs;

use candour::share::keys::{PrivateKey, PublicKey};

use crate::support::{Folder, complained, desk, said};

#[test]
fn makes_a_pair_and_shows_only_the_public_half() {
    let folder = Folder::new("keygen");
    let file = folder.at("centre.key");
    let output = desk(&["keygen", &file]);
    let private = folder.read("centre.key");
    let public = said(&output).lines().last().unwrap().to_owned();
    assert_eq!(PrivateKey::parse(private.trim()).unwrap().public_key(), PublicKey::parse(&public).unwrap());
    assert!(!said(&output).contains(private.trim()) && !complained(&output).contains(private.trim()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn never_overwrites_a_key() {
    let folder = Folder::new("keygen-twice");
    let file = folder.write("centre.key", "the only copy");
    assert!(!desk(&["keygen", &file]).status.success());
    assert_eq!(folder.read("centre.key"), "the only copy");
}

#[test]
fn the_demos_private_keys_belong_to_its_centre_file() {
    let centre = candour::centre::parse(&fs::read_to_string("centres/demo.json").unwrap()).unwrap();
    for partner in candour::centre::PartnerCode::ALL {
        let private = fs::read_to_string(format!("centres/demo-keys/{}.key", partner.as_str())).unwrap();
        let public = PrivateKey::parse(private.trim()).unwrap().public_key();
        assert_eq!(public.to_base64url(), centre.drop_box(partner).unwrap().public_key);
    }
}
