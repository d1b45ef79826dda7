package fr.voix.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fr.voix.browser.Chromium;
import fr.voix.browser.Look;
import fr.voix.desk.account.AuthenticatorApp;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.SignedIn;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Moderators in a real browser: each page is somebody else's. */
public final class DeskBrowser implements AutoCloseable {

    private final Chromium chromium = Chromium.start();
    private final EmbeddedServer server;
    private final Team team;
    private final List<String> errors = new CopyOnWriteArrayList<>();

    public DeskBrowser(EmbeddedServer server, Team team) {
        this.server = server;
        this.team = team;
    }

    public String address(String path) {
        return "http://localhost:" + server.getPort() + path;
    }

    public Page page(int width, ColorScheme scheme, boolean javaScript) {
        var page = chromium.visitor(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme)
                        .setJavaScriptEnabled(javaScript))
                .newPage();
        page.onPageError(errors::add);
        return page;
    }

    /** How that page looks, with all that is folded opened. */
    public void look(Page page, String name, String path) {
        page.navigate(address(path));
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        Look.each(page, name, Look.ALL);
    }

    /** A new moderator who has just signed in. */
    public Page moderator() {
        return colleague(Role.MODERATOR);
    }

    public Page colleague(Role role) {
        var page = page(1280, ColorScheme.LIGHT, true);
        signIn(page, team.a(role));
        return page;
    }

    public void signIn(Page page, String email) {
        SignedIn.in(page, address(""), email);
    }

    /** A new colleague from the invitation to the queue: password, second factor, recovery codes; by keys alone. */
    public Page newcomer() {
        var email = Team.newAddress();
        var page = page(1280, ColorScheme.LIGHT, true);
        page.navigate(address(Team.invitationPath(team.invited(email, Role.MODERATOR))));
        typeInto(page, "#password", Team.PASSWORD);
        page.keyboard().press("Tab");
        page.keyboard().type(Team.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/connexion?apres=invitation");
        typeInto(page, "#mail", email);
        typeInto(page, "#password", Team.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/compte/second-facteur");
        var app = AuthenticatorApp.of(page.locator("code.secret").textContent());
        typeInto(page, "#code", app.code(Instant.now()));
        page.keyboard().press("Enter");
        page.locator("ol.codes").waitFor();
        tabTo(page, "a.btn");
        page.keyboard().press("Enter");
        page.waitForURL("**/moderation");
        return page;
    }

    private static void typeInto(Page page, String field, String text) {
        tabTo(page, field);
        page.keyboard().type(text);
    }

    private static void tabTo(Page page, String control) {
        var target = page.locator(control).first();
        for (int tabs = 0; tabs < 60; tabs++) {
            if (Boolean.TRUE.equals(target.evaluate("e => e === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The Tab key does not reach " + control);
    }

    /** Fails where a script of any page did. */
    @Override
    public void close() {
        chromium.close();
        assertThat(errors).as("errors of scripts").isEmpty();
    }
}
