import Reporting
import Testing

@Suite("Characters and columns")
struct TextTests {
    @Test(
        "the columns that text takes",
        arguments: [
            ("", 0), ("abc", 3), ("Қазақстан", 9), ("貿易", 4), ("한국", 4), ("e\u{301}", 1), ("ﾊﾝ", 2), ("ＡＢ", 4),
            ("🚢", 2),
            ("🇭🇺", 2), ("👩‍👩‍👧‍👦", 2), ("❤️", 2), ("–…░", 3), ("\u{200D}", 0), ("한", 2), ("1\u{A0}240", 5), ("⠋", 1), ("▁█", 2),
        ])
    func widths(_ text: String, _ width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test(
        "7-bit text",
        arguments: [
            ("Kazakhstan–Hungary", "Kazakhstan-Hungary"), ("Győr, Ő, ß, Đ, ł", "Gyor, O, ss, D, l"),
            ("Қазақстан Щука Ёж", "Qazaqstan Shchuka Yozh"), ("İstanbul ısı Əliyev", "Istanbul isi Aliyev"),
            ("≥ 5 €, 3² → “x”…", ">= 5 EUR, 3^2 -> \"x\"..."), ("e\u{301}", "e"), ("貿易", "??"), ("100 °C", "100  degC"),
        ])
    func transliteration(_ text: String, _ ascii: String) {
        #expect(Transliteration.ascii(text) == ascii)
    }
}
