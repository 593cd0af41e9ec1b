//! Parts that kept shapes share. Released with the first of them: not changed any more.

use base64ct::{Base64UrlUnpadded, Encoding as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroize;

use crate::assessment::{Answer, PartialDate, Pass, Value};
use crate::case::ContactWay;

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(deny_unknown_fields)]
pub(super) struct WayV1 {
    pub(super) value: String,
    pub(super) safe: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(deny_unknown_fields)]
pub(super) struct PersonV1 {
    pub(super) name: String,
    pub(super) phone: Option<String>,
    pub(super) relationship: Option<String>,
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(rename_all = "snake_case")]
pub(super) enum AnswerV1 {
    Choice(String),
    Choices(Vec<String>),
    Number(i64),
    Date(String),
    Words(String),
    Passed(String),
}

impl AnswerV1 {
    pub(super) fn of(answer: &Answer) -> Self {
        match answer {
            Answer::Given(Value::Choice(code)) => Self::Choice(code.clone()),
            Answer::Given(Value::Choices(codes)) => Self::Choices(codes.clone()),
            Answer::Given(Value::Number(number)) => Self::Number(*number),
            Answer::Given(Value::Date(date)) => Self::Date(date.to_string()),
            Answer::Given(Value::Words(words)) => Self::Words(words.clone()),
            Answer::Passed(pass) => Self::Passed(pass.code().to_owned()),
        }
    }

    pub(super) fn restore(self) -> Option<Answer> {
        Some(match self {
            Self::Choice(code) => Answer::Given(Value::Choice(code)),
            Self::Choices(codes) => Answer::Given(Value::Choices(codes)),
            Self::Number(number) => Answer::Given(Value::Number(number)),
            Self::Date(date) => Answer::Given(Value::Date(PartialDate::parse(&date)?)),
            Self::Words(words) => Answer::Given(Value::Words(words)),
            Self::Passed(code) => Answer::Passed(coded(&Pass::ALL, &code)?),
        })
    }
}

impl WayV1 {
    pub(super) fn of<T>(way: &ContactWay<T>, value: fn(&T) -> &str) -> Self {
        Self {
            value: value(&way.value).to_owned(),
            safe: way.safe.code().to_owned(),
            note: way.note.as_ref().map(|note| note.as_str().to_owned()),
        }
    }
}

/// An id: 22 characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Id(pub(super) [u8; 16]);

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = [0; 22];
        let text = Base64UrlUnpadded::encode(&self.0, &mut text).map_err(serde::ser::Error::custom)?;
        serializer.serialize_str(text)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&str>::deserialize(deserializer)?;
        let mut id = [0; 16];
        match Base64UrlUnpadded::decode(text, &mut id) {
            Ok(bytes) if bytes.len() == 16 => Ok(Self(id)),
            Ok(_) | Err(_) => Err(serde::de::Error::custom("not an id")),
        }
    }
}

pub(super) fn coded<T: Copy>(all: &[(&str, T)], code: &str) -> Option<T> {
    all.iter().find(|(c, _)| *c == code).map(|(_, value)| *value)
}

/// The code of a value; every value has one.
pub(super) fn code<T: PartialEq>(all: &[(&str, T)], value: &T) -> String {
    all.iter().find(|(_, v)| v == value).map(|(code, _)| (*code).to_owned()).unwrap_or_default()
}
