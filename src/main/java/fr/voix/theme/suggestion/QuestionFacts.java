package fr.voix.theme.suggestion;

import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.Credits;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/**
 * Data on the question of one Scrutin. The authors are left out on purpose: a subject has no party.
 *
 * @param missionCode of the budget mission; empty, like all fields here, when there is none
 * @param reference the law that it changes, as officially abbreviated
 * @param organe official prefix of the body that examines it
 * @param examen official reference of the examination, which tells the part of a budget bill
 * @param titre of the texte and of its dossier
 * @param change the dispositif as plain text, without its gage
 * @param expose the authors' reasons, as plain text
 * @param words the text that stems are taken from
 */
record QuestionFacts(
        String uid,
        String missionCode,
        String missionLibelle,
        String reference,
        String organe,
        String examen,
        String titre,
        String change,
        String expose,
        String words) {

    /**
     * The gage: a sentence that compensates any loss by tobacco duties, so that the amendement is admissible. It is in every
     * amendement of this kind, whatever its subject, and names a code.
     */
    private static final Pattern GAGE = Pattern.compile(
            "(La perte de recettes|La charge)\\b[^.]{0,200}\\bcompensée\\b[^.]*\\.?", Pattern.UNICODE_CHARACTER_CLASS);

    static QuestionFacts of(Amendement amendement, String titre) {
        String change = withoutGage(plain(amendement.dispositif()));
        String expose = plain(amendement.expose());
        String words = Stream.of(titre, amendement.missionLibelle(), programmes(amendement.credits()), change, expose)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return new QuestionFacts(
                amendement.uid(),
                orEmpty(amendement.missionCode()),
                orEmpty(amendement.missionLibelle()),
                orEmpty(amendement.codeLoi()),
                amendement.organeExamen(),
                amendement.examenRef(),
                titre,
                change,
                expose,
                words);
    }

    static String withoutGage(String text) {
        return GAGE.matcher(text).replaceAll(" ");
    }

    private static String plain(String html) {
        return html == null ? "" : Jsoup.parseBodyFragment(html).text();
    }

    /** Only programmes whose money changes, as the table lists every programme of the mission. */
    private static String programmes(Credits credits) {
        return credits == null
                ? ""
                : credits.programmes().stream()
                        .filter(programme -> programme.ae() != 0 || programme.cp() != 0)
                        .map(Credits.Programme::libelle)
                        .collect(Collectors.joining("\n"));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
