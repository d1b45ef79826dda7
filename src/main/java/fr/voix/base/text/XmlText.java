package fr.voix.base.text;

/** Cleans text for XML. */
public final class XmlText {

    private XmlText() {}

    /** Replaces the characters that XML does not allow even when escaped. */
    public static String readable(String text) {
        return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
