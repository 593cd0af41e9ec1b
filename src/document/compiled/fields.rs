//! The compiled form of a struct or enum, from one list of its fields for both directions.

/// Gives a struct its compiled form: its fields, in this order.
macro_rules! compiled_struct {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::document::compiled::Compiled for $name {
            fn write(&self, to: &mut $crate::document::compiled::Writer) {
                let Self { $($field),* } = self;
                $($field.write(to);)*
            }
            fn read(from: &mut $crate::document::compiled::Reader<'_>) -> Self {
                Self { $($field: $crate::document::compiled::Compiled::read(from)),* }
            }
        }
    };
}

/// Gives an enum its compiled form: the variant's number, then its fields in this order. An unknown number is a mistake.
macro_rules! compiled_enum {
    ($name:ident {
        0: $first:ident $(($($fa:ident),*))? $({$($ff:ident),*})?
        $(, $tag:literal: $variant:ident $(($($a:ident),*))? $({$($f:ident),*})?)* $(,)?
    }) => {
        impl $crate::document::compiled::Compiled for $name {
            fn write(&self, to: &mut $crate::document::compiled::Writer) {
                match self {
                    Self::$first $(($($fa),*))? $({$($ff),*})? => {
                        to.number(0);
                        $($($fa.write(to);)*)? $($($ff.write(to);)*)?
                    }
                    $(Self::$variant $(($($a),*))? $({$($f),*})? => {
                        to.number($tag);
                        $($($a.write(to);)*)? $($($f.write(to);)*)?
                    })*
                }
            }
            fn read(from: &mut $crate::document::compiled::Reader<'_>) -> Self {
                #[allow(unused_imports, reason = "not every variant has fields")]
                use $crate::document::compiled::Compiled as _;
                from.deeper(|from| match from.number() {
                    $($tag => {
                        $($(let $a = $crate::document::compiled::Compiled::read(from);)*)?
                        $($(let $f = $crate::document::compiled::Compiled::read(from);)*)?
                        Self::$variant $(($($a),*))? $({$($f),*})?
                    })*
                    other => {
                        if other != 0 {
                            from.fail();
                        }
                        $($(let $fa = $crate::document::compiled::Compiled::read(from);)*)?
                        $($(let $ff = $crate::document::compiled::Compiled::read(from);)*)?
                        Self::$first $(($($fa),*))? $({$($ff),*})?
                    }
                })
            }
        }
    };
}

pub(crate) use {compiled_enum, compiled_struct};
