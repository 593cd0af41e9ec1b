//! The compiled form of what documents are made of: numbers, strings, lists.

use super::{Compiled, Reader, Writer};

macro_rules! compiled_number {
    ($($type:ty),*) => {$(
        impl Compiled for $type {
            fn write(&self, to: &mut Writer) {
                to.number(*self as u64);
            }
            fn read(from: &mut Reader<'_>) -> Self {
                from.fit()
            }
        }
    )*};
}
compiled_number!(u16, u32, usize);

impl Compiled for i64 {
    /// Small numbers of either sign are short: 0, -1, 1, -2, …
    fn write(&self, to: &mut Writer) {
        to.number((self << 1 ^ self >> 63).cast_unsigned());
    }
    fn read(from: &mut Reader<'_>) -> Self {
        let number = from.number();
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }
}

impl Compiled for bool {
    fn write(&self, to: &mut Writer) {
        to.number(u64::from(*self));
    }
    fn read(from: &mut Reader<'_>) -> Self {
        from.number() != 0
    }
}

impl Compiled for String {
    fn write(&self, to: &mut Writer) {
        to.string(self);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        from.string()
    }
}

impl<T: Compiled> Compiled for Option<T> {
    fn write(&self, to: &mut Writer) {
        self.is_some().write(to);
        if let Some(value) = self {
            value.write(to);
        }
    }
    fn read(from: &mut Reader<'_>) -> Self {
        bool::read(from).then(|| T::read(from))
    }
}

impl<T: Compiled> Compiled for Vec<T> {
    fn write(&self, to: &mut Writer) {
        to.number(self.len() as u64);
        for element in self {
            element.write(to);
        }
    }
    fn read(from: &mut Reader<'_>) -> Self {
        let count = from.count();
        (0..count).map(|_| T::read(from)).collect()
    }
}

impl<T: Compiled> Compiled for Box<T> {
    fn write(&self, to: &mut Writer) {
        self.as_ref().write(to);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        Self::new(T::read(from))
    }
}

impl<A: Compiled, B: Compiled> Compiled for (A, B) {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
        self.1.write(to);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        (A::read(from), B::read(from))
    }
}
