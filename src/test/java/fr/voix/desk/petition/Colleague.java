package fr.voix.desk.petition;

import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.petition.petition.Petition;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Somebody of the team at the desk of petitions. */
record Colleague(Browser browser, String email, String csrf) {

    static final String PETITIONS = "/moderation/petitions";

    /** All of the rules that are shipped, as a publication ticks them. */
    static final List<String> RULES = List.of(
            "hors-competence",
            "doublon",
            "sans-demande",
            "justice",
            "personnel",
            "nomination",
            "publicite",
            "invraisemblable",
            "illisible",
            "illicite",
            "vie-privee");

    static Colleague a(Role role, EmbeddedServer server, Team team) {
        var email = team.a(role);
        var browser = Browser.of(server, email);
        return new Colleague(browser, email, Browser.csrf(browser.get(PETITIONS)));
    }

    static String page(Petition petition) {
        return PETITIONS + "/" + petition.id();
    }

    HttpResponse<String> read(Petition petition) {
        return browser.get(page(petition));
    }

    /** Sends a form of the page. */
    HttpResponse<String> send(Petition petition, String route, String... fields) {
        return send(page(petition) + route, List.of(fields));
    }

    HttpResponse<String> send(String path, List<String> fields) {
        var all = new ArrayList<>(List.of("csrf=" + csrf));
        all.addAll(fields);
        return browser.post(path, all.toArray(String[]::new));
    }

    /** With every rule ticked. */
    HttpResponse<String> publish(Petition petition, String... fields) {
        var all = new ArrayList<>(List.of(fields));
        RULES.forEach(code -> all.add("regle=" + code));
        return send(page(petition) + "/publication", all);
    }

    HttpResponse<String> refuse(Petition petition, String motif, String... fields) {
        var all = new ArrayList<>(List.of("motif=" + motif, "texte=Voici pourquoi."));
        all.addAll(List.of(fields));
        return send(page(petition) + "/refus", all);
    }

    /** Of the petition as it was when its page was read. */
    HttpResponse<String> correct(Petition seen, String titre, String... more) {
        var text = seen.text();
        var all = new ArrayList<>(List.of("version=" + version(seen), "titre=" + titre, "demande=" + text.demande()));
        all.addAll(List.of("motifs=" + text.motifs(), "sources=" + String.join("\n", text.sources())));
        all.addAll(List.of(more));
        return send(page(seen) + "/correction", all);
    }

    /** As the form has it. */
    static String version(Petition petition) {
        return HexFormat.of().formatHex(petition.text().sha256());
    }

    HttpResponse<String> state(Petition petition, String act) {
        return send(petition, "/etat", "act=" + act, "texte=Un motif public.", "texteEn=A public reason.");
    }

    HttpResponse<String> visibility(Petition petition, String act) {
        return send(petition, "/visibilite", "act=" + act, "texte=Un motif public.", "texteEn=A public reason.");
    }
}
