package fr.voix.parliament.opendata;

import fr.voix.base.text.Excerpt;
import fr.voix.parliament.debat.Avis;
import fr.voix.parliament.debat.CompteRendu.Intervention;
import fr.voix.parliament.debat.CompteRendu.Role;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says which amendements the speeches of a sitting are about. What is said between the call of an amendement and its vote, its outcome or its
 * withdrawal belongs to it, if the report names its number at both ends; all else belongs to none (import.md). Amendements that are
 * called together are discussed together.
 */
final class DiscussionRule {

    /** Of a speech, about two lines. */
    private static final int EXTRACT = 180;

    /** Calls from the benches are shorter, in characters. */
    private static final int SHORTEST = 40;

    /** Of those who neither defend an amendement nor give an opinion, in one discussion. */
    private static final int MOST_OTHERS = 6;

    /** So far back from the figures of a roll-call it was announced, in paragraphs. */
    private static final int ANNOUNCED_WITHIN = 5;

    private static final Pattern PRESIDING = Pattern.compile("(?:M\\. le président|Mme la présidente)\\.?");
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.?!;])[\\s\\u00a0]+");

    private static final Pattern NAMED = Pattern.compile(
            "amendements?(?: identiques?)?,?[\\s\\u00a0]+(?:n°|nos)[\\s\\u00a0]*"
                    + "((?:(?:I{1,3}-)?\\d{1,6}(?:[\\s\\u00a0]*(?:\\(?rect(?:ifié|\\.)?\\)?|bis|ter))*(?:,[\\s\\u00a0]*|[\\s\\u00a0]+et[\\s\\u00a0]+)?)+)");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern ROLL_CALL_ASKED = Pattern.compile("scrutins? publics?");
    private static final Pattern PUT_TO_VOTE = Pattern.compile("mets aux voix");
    private static final Pattern OUTCOME = Pattern.compile(
            "\\b(?:adoptée?s?|rejetée?s?|retirée?s?|tombe(?:nt)?|défendue?s?|soutenue?s?)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern OPINION = Pattern.compile("avis de la commission|avis du Gouvernement");
    private static final Pattern DEFENCE = Pattern.compile("pour (?:le |la |les )?(?:soutenir|défendre|présenter)");
    private static final Pattern FIGURES = Pattern.compile("Nombre de votants");
    private static final Pattern ANNOUNCEMENT = Pattern.compile("(?:SCRUT|SOUS_AMEND)(?!.*_1_(?:5|9|10|100)$).*");
    private static final Pattern COMMITTEE = Pattern.compile(
            "(?:vice-)?présidente? de la commission.*|rapporteure?(?!.*pour avis).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern GOVERNMENT =
            Pattern.compile(".*(?:ministre|secrétaire d’[ÉE]tat|garde des sceaux).*", Pattern.CASE_INSENSITIVE);

    private final List<Intervention> found = new ArrayList<>();
    private final Set<Integer> open = new LinkedHashSet<>();
    private final Set<Integer> ended = new LinkedHashSet<>();
    private final List<Speech> speeches = new ArrayList<>();
    private int point = -1;
    private int others;
    private boolean hasSousAmendement;

    /** Those that the president named last as discussed together. */
    private List<Integer> group = List.of();

    /** Those whose defence comes next, and by whom: the words of the president. */
    private List<Integer> defended = List.of();

    private String presided = "";

    @Nullable
    private Role asked;

    @Nullable
    private Speech turn;

    private List<Integer> announced = List.of();
    private int sinceAnnounced;

    /**
     * A paragraph of the report.
     *
     * @param point counts the titles before it
     * @param textes numbers of the bill that is debated; empty where no title names one
     * @param valeur numbers that the report gives with a vote
     * @param nom null for what nobody says
     * @param acteurUid null for what nobody says
     * @param spoken its text without what the house did
     */
    record Paragraph(
            int rang,
            int point,
            List<String> textes,
            String code,
            List<Integer> valeur,
            String anchor,
            @Nullable String nom,
            @Nullable String acteurUid,
            @Nullable String qualite,
            String text,
            String spoken) {}

    private record Speech(
            Paragraph first,
            Role role,
            List<Integer> numeros,
            List<Integer> defended,
            boolean isPlain,
            StringBuilder words) {}

    private DiscussionRule() {}

    /** @param paragraphs in the order of the sitting */
    static List<Intervention> interventions(List<Paragraph> paragraphs) {
        DiscussionRule rule = new DiscussionRule();
        paragraphs.forEach(rule::read);
        rule.close();
        return List.copyOf(rule.found);
    }

    private void read(Paragraph one) {
        if (one.point() != point) {
            close();
            point = one.point();
        }
        sinceAnnounced++;
        if (ANNOUNCEMENT.matcher(one.code()).matches() && !one.valeur().isEmpty()) {
            announced = one.valeur();
            sinceAnnounced = 0;
        }
        if (FIGURES.matcher(one.text()).find() && sinceAnnounced <= ANNOUNCED_WITHIN) {
            end(announced);
        }
        if (one.nom() == null) {
            turn = null;
            if (OUTCOME.matcher(one.text()).find()) {
                end(numbers(one.text()));
            }
        } else if (PRESIDING.matcher(one.nom()).matches()) {
            turn = null;
            presided = one.text().replace('\u00a0', ' ');
            SENTENCE.splitAsStream(one.text()).forEach(this::preside);
        } else if (!open.isEmpty()) {
            speak(one);
        }
    }

    private void preside(String sentence) {
        List<Integer> named = numbers(sentence);
        if (PUT_TO_VOTE.matcher(sentence).find()) {
            end(named);
        } else if (ROLL_CALL_ASKED.matcher(sentence).find()) {
            return;
        } else if (OPINION.matcher(sentence).find()) {
            asked = sentence.contains("avis de la commission") ? Role.COMMISSION : Role.GOUVERNEMENT;
        } else if (DEFENCE.matcher(sentence).find()) {
            call(named, sentence);
            defended = named.isEmpty() && (group.size() == 1 || sentence.contains("pour les ")) ? group : named;
        } else if (OUTCOME.matcher(sentence).find()) {
            end(named);
        } else if (!named.isEmpty()) {
            call(named, sentence);
            group = named;
        } else if (sentence.contains("La parole est à")) {
            defended = List.of();
        }
    }

    /** Amendements of which none is under discussion begin another one; a sous-amendement belongs to what it changes. */
    private void call(List<Integer> named, String sentence) {
        boolean isSous = sentence.contains("sous-amendement");
        if (!named.isEmpty() && !isSous && Collections.disjoint(open, named)) {
            close();
        }
        hasSousAmendement |= isSous;
        open.addAll(named);
    }

    private void speak(Paragraph one) {
        if (turn != null && one.nom().equals(turn.first().nom())) {
            turn.words().append(' ').append(one.spoken());
            return;
        }
        boolean isCommittee =
                one.qualite() != null && COMMITTEE.matcher(one.qualite()).matches();
        boolean isGovernment =
                one.qualite() != null && GOVERNMENT.matcher(one.qualite()).matches();
        Role role = Role.ORATEUR;
        List<Integer> defends = List.of();
        if (one.code().startsWith("INTERRUPTION")) {
            return;
        } else if (asked == Role.COMMISSION && isCommittee || asked == Role.GOUVERNEMENT && isGovernment) {
            role = asked;
            asked = null;
        } else if (!defended.isEmpty()
                && (presided.contains(one.nom().replace('\u00a0', ' ')) || isCommittee || isGovernment)) {
            defends = defended;
            defended = List.of();
        } else if (one.spoken().length() < SHORTEST || others == MOST_OTHERS) {
            return;
        } else {
            others++;
        }
        turn = new Speech(one, role, List.copyOf(open), defends, !hasSousAmendement, new StringBuilder(one.spoken()));
        speeches.add(turn);
    }

    private void end(List<Integer> numeros) {
        for (Integer numero : numeros) {
            if (open.remove(numero)) {
                ended.add(numero);
            }
        }
        if (open.isEmpty()) {
            close();
        }
    }

    private void close() {
        Avis committee = null;
        for (Speech one : speeches) {
            List<Integer> numeros =
                    one.numeros().stream().filter(ended::contains).toList();
            String words = one.words().toString();
            Avis avis = one.role() == Role.ORATEUR || !one.isPlain() ? null : AvisRule.of(words, committee);
            committee = one.role() == Role.COMMISSION ? avis : committee;
            if (!numeros.isEmpty() && !words.isBlank()) {
                found.add(new Intervention(
                        one.first().rang(),
                        one.first().anchor(),
                        one.role(),
                        one.first().nom(),
                        one.first().acteurUid(),
                        one.first().qualite(),
                        Excerpt.cut(words, EXTRACT),
                        avis,
                        numeros,
                        one.defended().stream().filter(numeros::contains).toList(),
                        one.first().textes()));
            }
        }
        speeches.clear();
        open.clear();
        ended.clear();
        group = List.of();
        defended = List.of();
        asked = null;
        turn = null;
        others = 0;
        hasSousAmendement = false;
    }

    private static List<Integer> numbers(String sentence) {
        return NAMED.matcher(sentence)
                .results()
                .flatMap(list -> NUMBER.matcher(list.group(1)).results())
                .map(number -> Integer.valueOf(number.group()))
                .distinct()
                .toList();
    }
}
