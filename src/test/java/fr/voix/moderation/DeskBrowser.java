package fr.voix.moderation;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fr.voix.account.Role;
import fr.voix.account.SignedIn;
import fr.voix.account.Team;
import fr.voix.browser.Chromium;
import io.micronaut.runtime.server.EmbeddedServer;

/** Moderators in a real browser: each page is somebody else's. */
final class DeskBrowser implements AutoCloseable {

    private final Chromium chromium = Chromium.start();
    private final EmbeddedServer server;
    private final Team team;

    DeskBrowser(EmbeddedServer server, Team team) {
        this.server = server;
        this.team = team;
    }

    String address(String path) {
        return "http://localhost:" + server.getPort() + path;
    }

    Page page(int width, ColorScheme scheme, boolean javaScript) {
        return chromium.visitor(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme)
                        .setJavaScriptEnabled(javaScript))
                .newPage();
    }

    /** A new moderator who has just signed in. */
    Page moderator() {
        var page = page(1280, ColorScheme.LIGHT, true);
        signIn(page, team.a(Role.MODERATOR));
        return page;
    }

    void signIn(Page page, String email) {
        SignedIn.in(page, address(""), email);
    }

    @Override
    public void close() {
        chromium.close();
    }
}
