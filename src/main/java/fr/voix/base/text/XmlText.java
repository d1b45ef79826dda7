package fr.voix.base.text;

/** Text for XML. */
public final class XmlText {

    private XmlText() {}

    /** Without the characters that no XML may hold, escaped or not. */
    public static String readable(String text) {
        return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
