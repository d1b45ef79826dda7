package fr.voix.desk.scrutin;

import fr.voix.desk.account.entry.Browser;
import fr.voix.urn.setaside.SetAside;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** What a colleague does by the forms of one page of decisions. */
final class AsideForms {

    private static final Pattern SEAL = Pattern.compile("name=\"seal\" value=\"([^\"]+)\"");

    private final Browser by;
    private final String page;
    private String seal = "";

    AsideForms(Browser by, String page) {
        this.by = by;
        this.page = page;
    }

    HttpResponse<String> tried(String rule, LocalDate day, String mark) {
        return by.get(page + "?rule=" + rule + "&day=" + day + "&mark=" + mark);
    }

    /** As the dry run offers it; the last one that offered something, where nothing is left. */
    String sealed(String rule, LocalDate day, String mark) {
        var found = SEAL.matcher(tried(rule, day, mark).body());
        seal = found.find() ? found.group(1) : seal;
        return seal;
    }

    HttpResponse<String> propose(String rule, LocalDate day, String mark, String size, String reason) {
        return propose(rule, day, mark, size, sealed(rule, day, mark), reason);
    }

    HttpResponse<String> propose(String rule, LocalDate day, String mark, String size, String given, String reason) {
        return post(
                "/ecart",
                "rule=" + rule,
                "day=" + day.toString(),
                "mark=" + mark,
                "size=" + size,
                "seal=" + given,
                "reason=" + reason);
    }

    HttpResponse<String> verdict(SetAside decision, String verdict, String reason) {
        return by.submit("/moderation/decisions/" + decision.number(), "verdict=" + verdict, "reason=" + reason);
    }

    HttpResponse<String> post(String form, String... fields) {
        return by.submit(page + form, fields);
    }
}
