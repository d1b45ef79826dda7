package fr.voix.account;

import com.microsoft.playwright.Page;

/** Signs a colleague of {@link Team} in as people do, in a real browser. */
public final class SignedIn {

    private SignedIn() {}

    /** {@code origin} without a slash at the end. Ends on the first page of the back office. */
    public static void in(Page page, String origin, String email) {
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
