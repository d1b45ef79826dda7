package fr.voix.desk.account.entry;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import fr.voix.desk.account.Team;
import java.util.List;

/** A colleague of {@link Team} in a real browser. */
public final class SignedIn {

    private SignedIn() {}

    /**
     * With a session that the service opened for the colleague, where signing in is not what is looked at. {@code origin} without
     * a slash at the end. Ends on the first page of the back office.
     */
    public static void in(Page page, String origin, String email) {
        page.context()
                .addCookies(List.of(new Cookie("voix-mod", Team.sessionOf(email))
                        .setUrl(origin)
                        .setHttpOnly(true)));
        page.navigate(origin + "/moderation");
    }

    /** As people do, by password and code; ends there too. */
    public static void byForms(Page page, String origin, String email) {
        password(page, origin, email);
        page.waitForURL("**/connexion/second-facteur");
        page.getByLabel("Code à six chiffres").fill(Team.codeOf(email).orElseThrow());
        page.keyboard().press("Enter");
        page.waitForURL("**/moderation");
    }

    /** The first step alone. */
    public static void password(Page page, String origin, String email) {
        page.navigate(origin + "/moderation/connexion");
        page.getByLabel("Adresse électronique").fill(email);
        page.getByLabel("Mot de passe").fill(Team.PASSWORD);
        page.keyboard().press("Enter");
    }
}
