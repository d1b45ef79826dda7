package fr.voix.base.secret;

/** Base32 of RFC 4648 without padding, for text that people read out and type. */
public final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    public static String encode(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int held = 0;
        for (byte next : bytes) {
            buffer = (buffer << Byte.SIZE | next & 0xff) & 0xffff;
            held += Byte.SIZE;
            while (held >= BITS) {
                held -= BITS;
                text.append(ALPHABET.charAt(buffer >> held & 31));
            }
        }
        if (held > 0) {
            text.append(ALPHABET.charAt(buffer << BITS - held & 31));
        }
        return text.toString();
    }

    /** The text in groups of four characters. */
    public static String grouped(String text, String separator) {
        return String.join(separator, text.split("(?<=\\G.{4})"));
    }
}
