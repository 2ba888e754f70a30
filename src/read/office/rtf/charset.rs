//! Which encoding the bytes of a text are in, by code page and typeface.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_874, WINDOWS_1250,
    WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256,
    WINDOWS_1257, WINDOWS_1258,
};

/// How bytes become characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Charset {
    /// By an encoding.
    Encoded(&'static Encoding),
    /// The typeface holds signs: its bullets are kept, the rest is no text.
    Signs,
}

impl Charset {
    /// By the number of a Windows code page.
    pub fn of_code_page(number: i32) -> Charset {
        Charset::Encoded(match number {
            874 => WINDOWS_874,
            932 => SHIFT_JIS,
            936 => GBK,
            949 => EUC_KR,
            950 => BIG5,
            1250 => WINDOWS_1250,
            1251 => WINDOWS_1251,
            1253 => WINDOWS_1253,
            1254 => WINDOWS_1254,
            1255 => WINDOWS_1255,
            1256 => WINDOWS_1256,
            1257 => WINDOWS_1257,
            1258 => WINDOWS_1258,
            10000 => MACINTOSH,
            65001 => UTF_8,
            _ => WINDOWS_1252,
        })
    }

    /// By the number that a typeface gives as its `\fcharset`; `None` where that is the document's.
    pub fn of_typeface(number: i32) -> Option<Charset> {
        let code_page = match number {
            2 => return Some(Charset::Signs),
            77 => 10000,
            128 => 932,
            129 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            _ => return None,
        };
        Some(Charset::of_code_page(code_page))
    }

    /// The characters of these bytes.
    pub fn decode(self, bytes: &[u8]) -> String {
        match self {
            Charset::Encoded(encoding) => {
                let (text, _) = encoding.decode_without_bom_handling(bytes);
                text.into_owned()
            }
            Charset::Signs => {
                let sign = |byte: &u8| match byte {
                    b'\xA7' | b'\xB7' | b'\xD8' => '•',
                    _ => ' ',
                };
                bytes.iter().map(sign).collect()
            }
        }
    }
}
