package fr.voix.notice.follow;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.amendement.Wording;
import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.Texte;
import fr.voix.parliament.texte.TexteService;
import fr.voix.theme.summary.NamedScrutinService;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Names what is followed. */
@Singleton
record SubjectNames(
        SubjectRepository subjects,
        NamedScrutinService scrutins,
        TexteService textes,
        AmendementSearch search,
        Clock clock) {

    /** Empty for what is not known, or not shown. */
    Optional<NamedSubject> find(Followed subject, Language language) {
        return Optional.ofNullable(names(List.of(subject), language).get(subject));
    }

    /** As above; themes are known by their slugs, too, and words when some amendement holds all of them. */
    Optional<NamedSubject> find(Wanted wanted, Language language) {
        Optional<Followed> subject = Followed.of(wanted.kind(), wanted.text());
        if (subject.isEmpty() && wanted.kind() == SubjectKind.THEME) {
            subject = subjects.themeOf(wanted.text()).flatMap(id -> Followed.of(SubjectKind.THEME, id));
        }
        return subject.filter(known -> known.kind() != SubjectKind.MOTS
                        || search.holding(known.key()).isPresent())
                .flatMap(known -> find(known, language));
    }

    /** One query for each kind; what is not known or not shown is absent. */
    Map<Followed, NamedSubject> names(Collection<Followed> asked, Language language) {
        Map<Followed, NamedSubject> named = new HashMap<>();
        for (SubjectKind kind : SubjectKind.values()) {
            List<Followed> some = asked.stream()
                    .filter(subject -> subject.kind() == kind)
                    .distinct()
                    .toList();
            if (!some.isEmpty()) {
                names(kind, some, language).forEach(one -> named.put(one.subject(), one));
            }
        }
        return named;
    }

    private Stream<NamedSubject> names(SubjectKind kind, List<Followed> some, Language language) {
        List<String> keys = some.stream().map(Followed::key).toList();
        return switch (kind) {
            case PETITION ->
                subjects.petitions(keys.stream().map(Long::valueOf).toList()).stream()
                        .map(one -> named(kind, one.key(), one.name(), Addresses.petition(one.key())));
            case SCRUTIN ->
                scrutins.named(keys, language).values().stream()
                        .map(one -> named(kind, one.uid(), one.title(), Addresses.scrutin(one.uid())));
            case THEME ->
                subjects.themes(keys.stream().map(Integer::valueOf).toList()).stream()
                        .map(one -> named(
                                kind,
                                one.key(),
                                language == Language.FR ? one.name() : one.nameEn(),
                                Addresses.theme(one.slug())));
            case TEXTE -> {
                Wording wording = new Wording(Messages.of(language));
                Map<String, Texte> known = textes.textes(keys);
                // amendements come before the file of their texte
                yield subjects.textes(keys.toArray(String[]::new)).stream()
                        .map(uid -> named(kind, uid, wording.texte(known.get(uid), uid), Addresses.ofTexte(uid)));
            }
            case ACTEUR -> {
                Collection<Acteur> known = textes.acteurs(keys).values();
                yield known.stream()
                        .map(acteur -> named(kind, acteur.uid(), Wording.name(acteur), list(acteur.name())));
            }
            case MOTS -> keys.stream().map(words -> named(kind, words, words, list(words)));
        };
    }

    /** There is no list by author: the search knows their names. */
    private static String list(String words) {
        return "/amendements?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static NamedSubject named(SubjectKind kind, String key, String name, String address) {
        return new NamedSubject(new Followed(kind, key), name, address);
    }

    /** Keeps in mind when this service learnt what became of amendements; how many are new. */
    public int noteSorts() {
        return subjects.noteSorts(clock.instant());
    }
}
