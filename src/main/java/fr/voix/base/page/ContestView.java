package fr.voix.base.page;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import io.micronaut.core.annotation.Nullable;

/**
 * How to object to a decision of the moderators.
 *
 * @param text what to do
 * @param address where to write, or the legal notice
 * @param href null when the address is no link
 */
public record ContestView(
        String text, String address, @Nullable String href) {

    /** @param contact as configured, or null */
    public static ContestView of(@Nullable String contact, Language language) {
        var m = Messages.of(language);
        if (contact == null || contact.isBlank()) {
            return new ContestView(m.t("contest.none"), m.t("contest.legal"), language.href(Addresses.LEGAL));
        }
        var address = contact.strip();
        var href = address.matches("https?://\\S+")
                ? address
                : address.matches("[^\\s@]+@[^\\s@]+") ? "mailto:" + address : null;
        return new ContestView(m.t("contest.write"), address, href);
    }
}
