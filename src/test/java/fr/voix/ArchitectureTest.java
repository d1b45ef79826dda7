package fr.voix;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import fr.voix.architecture.ClockReader;
import fr.voix.architecture.Dangerous;
import fr.voix.architecture.HelpfulUtil;
import fr.voix.architecture.LoudRepository;
import fr.voix.architecture.ShortcutController;
import fr.voix.texte.ArrowAgainstTheGrain;
import fr.voix.texte.ImpureRule;
import fr.voix.verify.BorrowedHash;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between packages and the roles of class names; every rule is proven on a planted offender. */
class ArchitectureTest {

    /** Which feature may know which other; {@code platform} and {@code http} are known where noted. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("platform", Set.of()),
            Map.entry("http", Set.of("platform")),
            Map.entry("texte", Set.of()),
            Map.entry("amendement", Set.of("texte", "platform")),
            Map.entry("scrutin", Set.of("amendement", "platform")),
            Map.entry("closure", Set.of("urn", "platform")),
            Map.entry("setaside", Set.of("crowd", "urn", "platform")),
            Map.entry("crowd", Set.of("load", "urn", "platform")),
            Map.entry("urn", Set.of("opendata", "search", "scrutin", "amendement", "texte", "platform")),
            Map.entry("audit", Set.of("platform")),
            Map.entry("tally", Set.of("urn", "audit", "platform", "http")),
            Map.entry("history", Set.of("tally", "urn", "platform", "http")),
            Map.entry("load", Set.of("platform")),
            Map.entry("metric", Set.of()),
            Map.entry("live", Set.of("tally", "urn", "platform", "http")),
            Map.entry("proof", Set.of("tally", "urn", "scrutin", "audit", "platform", "http")),
            Map.entry("theme", Set.of("wording", "scrutin", "amendement", "audit", "platform", "http")),
            Map.entry("summary", Set.of("audit", "platform")),
            Map.entry("review", Set.of("theme", "audit")),
            Map.entry("robotcheck", Set.of("load", "platform", "http")),
            Map.entry(
                    "ballot",
                    Set.of(
                            "closure",
                            "crowd",
                            "setaside",
                            "urn",
                            "scrutin",
                            "tally",
                            "texte",
                            "robotcheck",
                            "load",
                            "platform",
                            "http")),
            Map.entry("opendata", Set.of("texte", "amendement", "platform")),
            Map.entry(
                    "decision",
                    Set.of(
                            "account",
                            "audit",
                            "backoffice",
                            "amendement",
                            "scrutin",
                            "petition",
                            "urn",
                            "ballot",
                            "crowd",
                            "closure",
                            "setaside",
                            "platform",
                            "http")),
            Map.entry("backoffice", Set.of()),
            Map.entry("account", Set.of("mail", "wording", "backoffice", "audit", "platform", "http")),
            Map.entry("mail", Set.of("wording", "audit", "platform")),
            Map.entry("mailroom", Set.of("mail", "account", "backoffice", "site", "wording", "platform", "http")),
            Map.entry(
                    "moderation",
                    Set.of(
                            "account",
                            "backoffice",
                            "audit",
                            "theme",
                            "summary",
                            "review",
                            "suggestion",
                            "scrutin",
                            "amendement",
                            "texte",
                            "tally",
                            "platform",
                            "http")),
            Map.entry("petition", Set.of("setaside", "urn", "wording", "audit", "platform")),
            Map.entry(
                    "authoring",
                    Set.of(
                            "signature",
                            "petition",
                            "petitionview",
                            "mail",
                            "territoire",
                            "robotcheck",
                            "site",
                            "search",
                            "amendement",
                            "texte",
                            "theme",
                            "wording",
                            "platform",
                            "http")),
            Map.entry(
                    "signature",
                    Set.of(
                            "load",
                            "setaside",
                            "crowd",
                            "petition",
                            "urn",
                            "mail",
                            "territoire",
                            "texte",
                            "robotcheck",
                            "site",
                            "wording",
                            "platform",
                            "http")),
            Map.entry(
                    "petitiondesk",
                    Set.of(
                            "account",
                            "backoffice",
                            "audit",
                            "petition",
                            "signature",
                            "crowd",
                            "urn",
                            "platform",
                            "http")),
            Map.entry(
                    "petitionview",
                    Set.of(
                            "petition",
                            "search",
                            "texte",
                            "theme",
                            "amendement",
                            "territoire",
                            "wording",
                            "urn",
                            "platform")),
            Map.entry(
                    "petitionpage",
                    Set.of(
                            "petitionview",
                            "setaside",
                            "petition",
                            "site",
                            "card",
                            "signature",
                            "feed",
                            "territoire",
                            "theme",
                            "history",
                            "tally",
                            "urn",
                            "wording",
                            "platform",
                            "http")),
            Map.entry("suggestion", Set.of("theme", "scrutin", "amendement", "texte", "platform")),
            Map.entry("figures", Set.of("account", "backoffice", "review", "suggestion", "platform", "http")),
            Map.entry(
                    "webhook",
                    Set.of(
                            "account",
                            "backoffice",
                            "audit",
                            "theme",
                            "closure",
                            "tally",
                            "urn",
                            "wording",
                            "platform",
                            "http")),
            Map.entry("search", Set.of("amendement")),
            Map.entry("territoire", Set.of("wording", "platform")),
            Map.entry("wording", Set.of("search", "texte", "amendement", "summary", "tally")),
            Map.entry("feed", Set.of("wording", "search", "texte", "closure", "tally", "platform", "http")),
            Map.entry(
                    "sitemap",
                    Set.of("petition", "petitionview", "wording", "amendement", "theme", "platform", "http")),
            Map.entry("popolo", Set.of("amendement", "texte", "platform", "http")),
            Map.entry(
                    "card",
                    Set.of(
                            "petition",
                            "petitionview",
                            "urn",
                            "wording",
                            "amendement",
                            "closure",
                            "tally",
                            "platform",
                            "http")),
            Map.entry(
                    "oembed",
                    Set.of(
                            "petition",
                            "urn",
                            "wording",
                            "search",
                            "card",
                            "amendement",
                            "texte",
                            "theme",
                            "platform",
                            "http")),
            Map.entry(
                    "widget",
                    Set.of(
                            "petition",
                            "petitionview",
                            "urn",
                            "wording",
                            "card",
                            "site",
                            "search",
                            "amendement",
                            "texte",
                            "theme",
                            "summary",
                            "tally",
                            "platform",
                            "http")),
            Map.entry(
                    "api",
                    Set.of(
                            "petitionview",
                            "petition",
                            "territoire",
                            "search",
                            "amendement",
                            "texte",
                            "scrutin",
                            "theme",
                            "summary",
                            "urn",
                            "closure",
                            "setaside",
                            "tally",
                            "proof",
                            "audit",
                            "wording",
                            "platform",
                            "http")),
            Map.entry("export", Set.of("wording", "site", "opendata", "urn", "platform", "http")),
            Map.entry("reference", Set.of("site", "wording", "platform", "http")),
            // shares no class with what it verifies
            Map.entry("verify", Set.of()),
            Map.entry(
                    "site",
                    Set.of(
                            "wording",
                            "petitionview",
                            "petition",
                            "feed",
                            "card",
                            "search",
                            "amendement",
                            "texte",
                            "scrutin",
                            "theme",
                            "summary",
                            "urn",
                            "closure",
                            "setaside",
                            "tally",
                            "history",
                            "proof",
                            "audit",
                            "opendata",
                            "platform",
                            "http")),
            Map.entry(
                    "alert",
                    Set.of(
                            "signature",
                            "petition",
                            "urn",
                            "feed",
                            "mail",
                            "robotcheck",
                            "site",
                            "amendement",
                            "texte",
                            "wording",
                            "platform",
                            "http")));

    private static final Pattern ROLE =
            Pattern.compile(".*(Service|Repository|Row|Controller|Filter|Handler|Form|Page|Json"
                    + "|Client|Listener|Provider|Writer|Reader|Command|Job|Config|Factory|Cookies)");

    private static final JavaClasses VOIX = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("fr.voix");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(arrowsFrom("texte"), ArrowAgainstTheGrain.class),
                Arguments.of(arrowsFrom("verify"), BorrowedHash.class),
                Arguments.of(domainIsPure(), ImpureRule.class),
                Arguments.of(controllersAskServices(), ShortcutController.class),
                Arguments.of(repositoriesRowsAndControllersAreHidden(), LoudRepository.class),
                Arguments.of(timeIsAParameter(), ClockReader.class),
                Arguments.of(noClassIsAHelper(), HelpfulUtil.class),
                Arguments.of(
                        nothingCalls("a process", "java.lang.ProcessBuilder|java.lang.Runtime.exec"),
                        Dangerous.Starter.class),
                Arguments.of(
                        nothingCalls("objects from bytes", "java.io.ObjectInputStream|java.beans.XMLDecoder"),
                        Dangerous.Thawer.class),
                // none is needed: one that resolves nothing outside would have to be named here, as what writes oEmbed
                // is
                Arguments.of(
                        nothingCalls(
                                "a parser of XML",
                                "javax.xml.(?!stream.XMLOutputFactory)[A-Za-z.]+Factory|org.xml.sax.helpers.XMLReaderFactory"),
                        Dangerous.Parser.class),
                Arguments.of(
                        nothingCalls("names and scripts from outside", "javax.naming.InitialContext|javax.script"),
                        Dangerous.Finder.class),
                Arguments.of(
                        nothingCalls("chance that is guessed", "java.lang.Math.random|java.util.Random.<init>"),
                        Dangerous.Gambler.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void the_code_keeps_the_rule_and_the_rule_bites(ArchRule rule, Class<?> offender) {
        rule.check(VOIX);
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(offender))
                        .hasViolation())
                .as("%s lets %s pass", rule.getDescription(), offender.getSimpleName())
                .isTrue();
    }

    @Test
    void every_feature_has_its_arrows_and_keeps_them() {
        Set<String> features = Set.copyOf(VOIX.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("fr.voix.") && !name.startsWith("fr.voix.template"))
                .map(name -> name.split("\\.")[2])
                .toList());
        assertThat(ARROWS.keySet()).isEqualTo(features);
        ARROWS.keySet().forEach(feature -> arrowsFrom(feature).check(VOIX));
    }

    @Test
    void suggestions_are_known_to_the_back_office_and_the_command_line_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "fr.voix.suggestion..", "fr.voix.moderation..", "fr.voix.figures..", "fr.voix.template..")
                .and()
                .doNotHaveSimpleName("VoixCommand")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("fr.voix.suggestion..")
                .check(VOIX);
    }

    @Test
    void features_know_each_other_without_cycles() {
        slices().matching("fr.voix.(*)..")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAPackage("fr.voix.template.."), DescribedPredicate.alwaysTrue())
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage("fr.voix.template.."))
                .check(VOIX);
    }

    @Test
    void the_parts_of_account_keep_their_arrows() {
        noClasses()
                .that()
                .resideInAnyPackage("fr.voix.account.totp..", "fr.voix.account.passkey..", "fr.voix.account.recovery..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("fr.voix.account", "fr.voix.account.team.."))
                .check(VOIX);
        noClasses()
                .that()
                .resideInAPackage("fr.voix.account")
                .should()
                .dependOnClassesThat(resideInAnyPackage("fr.voix.account.team..", "fr.voix.account.joint.."))
                .check(VOIX);
        slices().matching("fr.voix.account.(*)..").should().beFreeOfCycles().check(VOIX);
    }

    private static ArchRule arrowsFrom(String feature) {
        List<String> forbidden = ARROWS.keySet().stream()
                .filter(other -> !other.equals(feature) && !ARROWS.get(feature).contains(other))
                .map(other -> "fr.voix." + other + "..")
                .toList();
        return noClasses()
                .that()
                .resideInAPackage("fr.voix." + feature + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden.toArray(String[]::new))
                .as(feature + " knows only " + ARROWS.get(feature));
    }

    /** @param calls how the name of a class and its method begins, as a pattern */
    private static ArchRule nothingCalls(String what, String calls) {
        Pattern dangerous = Pattern.compile("(?:" + calls + ").*");
        DescribedPredicate<JavaCall<?>> isDangerous = describe(
                "dangerous",
                call -> dangerous
                        .matcher(call.getTargetOwner().getName() + "." + call.getName())
                        .matches());
        return noClasses().should().callCodeUnitWhere(isDangerous).as("nothing calls " + what);
    }

    private static ArchRule domainIsPure() {
        // a parser of bytes in memory declares IOException, and does none
        DescribedPredicate<JavaClass> impure = resideInAnyPackage(
                        "java.io..", "java.nio.file..", "java.net..", "java.sql..", "javax.sql..")
                .and(describe("are no exceptions", c -> !c.isAssignableTo(Exception.class)))
                // the spelling of names, which asks nobody
                .and(describe("are not IDN", c -> !c.isEquivalentTo(java.net.IDN.class)))
                .or(resideInAnyPackage("io.micronaut.http..", "io.micronaut.data..", "io.micronaut.context.."))
                .or(describe("have a role", c -> c.getPackageName().startsWith("fr.voix") && hasRole(c)));
        return noClasses()
                .that(describe("are the domain", ArchitectureTest::isDomain))
                .should()
                .dependOnClassesThat(impure)
                .as("a class without a role knows only the domain and the JDK without I/O");
    }

    private static ArchRule controllersAskServices() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "io.micronaut.data..")
                        .or(describe("are repositories", c -> c.getSimpleName().endsWith("Repository"))))
                .as("a controller asks services, not repositories");
    }

    private static ArchRule repositoriesRowsAndControllersAreHidden() {
        return classes()
                .that(describe(
                        "are repositories, rows or controllers",
                        c -> c.getSimpleName().matches("[A-Za-z]+(Repository|Row|Controller)")))
                .should()
                .notBePublic()
                .as("repositories, rows and controllers stay inside their package");
    }

    private static ArchRule timeIsAParameter() {
        return noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .as("the time comes from the Clock that is handed in");
    }

    private static ArchRule noClassIsAHelper() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Common)")
                .as("no class is named for being useful");
    }

    private static boolean isDomain(JavaClass type) {
        boolean isFeature = type.getPackageName().startsWith("fr.voix.")
                && !Arrays.asList("fr.voix.template", "fr.voix.platform", "fr.voix.http")
                        .contains(type.getPackageName());
        return isFeature
                && !type.getPackageName().startsWith("fr.voix.template")
                && !type.getSimpleName().startsWith("$")
                && !type.isAnonymousClass()
                && !hasRole(type)
                && !type.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean hasRole(JavaClass type) {
        JavaClass outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return ROLE.matcher(outermost.getSimpleName().replaceAll("^\\$|\\$.*$", ""))
                .matches();
    }
}
