package fr.voix.base.mail;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A mail as its reader has it.
 *
 * @param headers the first of each name; empty for one that was read from the database
 */
public record ReceivedMail(String subject, String text, String html, Map<String, String> headers) {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final Pattern CODE = Pattern.compile("(?m)^ {4}([0-9]{6})$");

    /** The addresses in its text, in their order. */
    public List<String> links() {
        return LINK.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The first address that has this in it. */
    public String link(String part) {
        return links().stream()
                .filter(url -> url.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link with " + part + " in: " + text));
    }

    /** The six digits to type. */
    public String code() {
        var code = CODE.matcher(text);
        if (!code.find()) {
            throw new AssertionError("no code in: " + text);
        }
        return code.group(1);
    }
}
