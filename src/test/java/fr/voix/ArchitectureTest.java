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
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import fr.voix.architecture.Arrows;
import fr.voix.architecture.ClockReader;
import fr.voix.architecture.Dangerous;
import fr.voix.architecture.HelpfulUtil;
import fr.voix.architecture.LoudRepository;
import fr.voix.architecture.NosyReader;
import fr.voix.architecture.ShortcutController;
import fr.voix.architecture.Unguarded;
import fr.voix.architecture.ring.left.Chicken;
import fr.voix.architecture.ring.right.Egg;
import fr.voix.base.load.Through;
import fr.voix.base.text.ListReader;
import fr.voix.desk.page.BackOffice;
import fr.voix.parliament.texte.ArrowAgainstTheGrain;
import fr.voix.parliament.texte.ImpureRule;
import fr.voix.site.home.IndiscreetPage;
import fr.voix.urn.leaf.EagerLeaf;
import fr.voix.verify.BorrowedHash;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.HttpMethodMapping;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between packages and the roles of class names; every rule is proven on a planted offender. */
class ArchitectureTest {

    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");
    private static final Arrows ARROWS = Arrows.read();
    private static final Set<String> PLATFORM = Set.of(
            "fr.voix.base.answer",
            "fr.voix.base.connection",
            "fr.voix.base.database",
            "fr.voix.base.deployment",
            "fr.voix.base.guard",
            "fr.voix.base.http",
            "fr.voix.base.load",
            "fr.voix.base.secret",
            "fr.voix.base.setting");

    private static final Pattern ROLE =
            Pattern.compile(".*(Service|Repository|Row|Controller|Filter|Handler|Form|Page|Json"
                    + "|Client|Listener|Provider|Writer|Reader|Command|Job|Config|Factory|Cookies|View|Binder|Store)");

    private static final JavaClasses VOIX = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // what the compiler writes for Micronaut says the same once more
            .withImportOption(location -> !location.contains("/$"))
            .importPackages("fr.voix");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(ARROWS.wing("parliament"), ArrowAgainstTheGrain.class),
                Arguments.of(ARROWS.wing("verify"), BorrowedHash.class),
                Arguments.of(ARROWS.inside("urn.leaf"), EagerLeaf.class),
                Arguments.of(ARROWS.onlyFew("theme.suggestion"), IndiscreetPage.class),
                Arguments.of(domainIsPure(), ImpureRule.class),
                Arguments.of(controllersAskServices(), ShortcutController.class),
                Arguments.of(repositoriesRowsAndControllersAreHidden(), LoudRepository.class),
                Arguments.of(collaboratorsStayInside(), NosyReader.class),
                Arguments.of(timeIsAParameter(), ClockReader.class),
                Arguments.of(guardsAreNamedAtRoutes(), Unguarded.Marked.class),
                Arguments.of(guardsAreNamedAtRoutes(), Unguarded.WithMarkedMethod.class),
                Arguments.of(noClassIsAHelper(), HelpfulUtil.class),
                Arguments.of(
                        nothingCalls("a process", "java.lang.ProcessBuilder|java.lang.Runtime.exec"),
                        Dangerous.Starter.class),
                Arguments.of(
                        nothingCalls("objects from bytes", "java.io.ObjectInputStream|java.beans.XMLDecoder"),
                        Dangerous.Thawer.class),
                // what writes feeds, and one reader, which resolves nothing outside, as its test shows
                Arguments.of(
                        nothingCalls(
                                "a parser of XML",
                                "javax.xml.(?!stream.XMLOutputFactory)[A-Za-z.]+Factory|org.xml.sax.helpers.XMLReaderFactory",
                                "CompteRenduReader"),
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

    /** The attacks and the promises name tests, and methods of these, that are there. */
    @Test
    void documents_name_tests_that_are_there() throws IOException {
        Map<String, String> tests = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java/fr/voix"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith("Test.java")).toList()) {
                tests.merge(file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
            }
        }
        for (String document : List.of("security", "invariants")) {
            String text = Files.readString(Path.of("src/docs", document + ".md"));
            assertThat(NAMED_TEST.matcher(text).results().toList())
                    .hasSizeGreaterThan(40)
                    .allSatisfy(named -> assertThat(tests.getOrDefault(named.group(1), ""))
                            .as(named.group())
                            .contains(
                                    named.group(2) == null
                                            ? "class " + named.group(1)
                                            : "void " + named.group(2) + "("));
        }
    }

    @Test
    void the_vocabulary_names_classes_that_are_there() throws IOException {
        var named = Pattern.compile("`(\\w+)` \\|$", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("src/docs/vocabulary.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(VOIX).extracting(JavaClass::getSimpleName).containsAll(named);
    }

    @Test
    void every_package_keeps_its_arrows() {
        Set<String> packages = VOIX.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("fr.voix.") && !name.startsWith("fr.voix.template"))
                .map(name -> name.substring("fr.voix.".length()))
                .collect(Collectors.toSet());
        assertThat(packages.stream().map(name -> name.split("\\.")[0]).collect(Collectors.toSet()))
                .isEqualTo(ARROWS.wings().keySet());
        assertThat(packages)
                .containsAll(ARROWS.packages().keySet())
                .containsAll(ARROWS.only().keySet());
        ARROWS.rules(packages).forEach(rule -> rule.check(VOIX));
    }

    @Test
    void packages_know_each_other_without_cycles() {
        noCycles().check(VOIX);
        assertThat(noCycles()
                        .evaluate(new ClassFileImporter().importClasses(Chicken.class, Egg.class))
                        .hasViolation())
                .isTrue();
    }

    private static ArchRule noCycles() {
        return slices().matching("fr.voix.(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAPackage("fr.voix.template.."), DescribedPredicate.alwaysTrue())
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage("fr.voix.template.."));
    }

    @Test
    void the_picture_of_the_wings_is_drawn_from_their_arrows() throws IOException {
        String document = Files.readString(Path.of("src/docs/architecture.md"));
        assertThat(document).contains("```mermaid\n" + ARROWS.picture() + "```\n");
        Map<String, List<String>> others = new LinkedHashMap<>(ARROWS.wings());
        others.put("urn", List.of("petition"));
        assertThat(document)
                .as("a picture with an arrow that is not allowed")
                .doesNotContain(new Arrows(others, ARROWS.packages(), ARROWS.only()).picture());
    }

    /**
     * @param calls how the name of a class and its method begins, as a pattern
     * @param except the classes that may
     */
    private static ArchRule nothingCalls(String what, String calls, String... except) {
        Pattern dangerous = Pattern.compile("(?:" + calls + ").*");
        DescribedPredicate<JavaCall<?>> isDangerous = describe(
                "dangerous",
                call -> !Set.of(except).contains(call.getOriginOwner().getSimpleName())
                        && dangerous
                                .matcher(call.getTargetOwner().getName() + "." + call.getName())
                                .matches());
        return noClasses().should().callCodeUnitWhere(isDangerous).as("nothing calls " + what);
    }

    private static ArchRule domainIsPure() {
        // a parser of bytes in memory declares IOException, and does none
        DescribedPredicate<JavaClass> impure = resideInAnyPackage(
                        "java.io..", "java.nio.file..", "java.net..", "java.sql..", "javax.sql..")
                .and(describe("are no exceptions", c -> !c.isAssignableTo(Exception.class)))
                // the spelling of names and of parameters, which asks nobody
                .and(describe(
                        "are neither IDN nor URLEncoder",
                        c -> !c.isEquivalentTo(java.net.IDN.class) && !c.isEquivalentTo(java.net.URLEncoder.class)))
                .or(resideInAnyPackage("io.micronaut.http..", "io.micronaut.data..", "io.micronaut.context..")
                        // where a record is kept is said beside it: annotations do nothing by themselves
                        .and(describe(
                                "do not say how a record is stored",
                                c -> !c.getName()
                                        .matches("io.micronaut.data.(annotation|model.naming)\\..*|.*\\.DataType"))))
                .or(describe("have a role", c -> c.getPackageName().startsWith("fr.voix") && hasRole(c)))
                // lists that the jar carries are constants
                .and(describe("are not ListReader", c -> !c.isEquivalentTo(ListReader.class)));
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

    private static ArchRule collaboratorsStayInside() {
        DescribedPredicate<JavaCall<?>> isTaken = describe(
                "take a collaborator",
                call -> call.getTargetOwner().isRecord()
                        && call.getTargetOwner().isAnnotatedWith(Singleton.class)
                        && call.getTarget().getRawParameterTypes().isEmpty()
                        && call.getTargetOwner().tryGetField(call.getName()).isPresent()
                        && !outermost(call.getOriginOwner()).equals(outermost(call.getTargetOwner())));
        return noClasses()
                .should()
                .callCodeUnitWhere(isTaken)
                .as("a bean that is a record keeps its collaborators to itself");
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

    /** The mark of a guard elsewhere promises what nobody keeps: guards stand around routes of controllers alone. */
    private static ArchRule guardsAreNamedAtRoutes() {
        return noClasses()
                .that(describe("are no marks themselves", type -> !type.isAnnotation()))
                .should(ArchCondition.from(describe(
                        "bear the mark of a guard where there is no route",
                        type -> isMarked(type) && type.getMethods().stream().noneMatch(ArchitectureTest::isRoute)
                                || type.getMethods().stream()
                                        .anyMatch(method -> isMarked(method) && !isRoute(method)))));
    }

    private static boolean isMarked(CanBeAnnotated place) {
        return place.isAnnotatedWith(Through.class) || place.isAnnotatedWith(BackOffice.class);
    }

    private static boolean isRoute(JavaMethod method) {
        return method.isMetaAnnotatedWith(HttpMethodMapping.class)
                && method.getOwner().isMetaAnnotatedWith(Controller.class);
    }

    private static ArchRule noClassIsAHelper() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Common)")
                .as("no class is named for being useful");
    }

    private static boolean isDomain(JavaClass type) {
        boolean isFeature = type.getPackageName().startsWith("fr.voix.") && !isPlatform(type);
        return isFeature
                && !type.getPackageName().startsWith("fr.voix.template")
                && !type.getSimpleName().startsWith("$")
                && !type.isAnonymousClass()
                && !type.isAnnotation()
                && !hasRole(type)
                && !type.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    /** What stands around the features deals with files, connections and the clock itself. */
    private static boolean isPlatform(JavaClass type) {
        return PLATFORM.contains(type.getPackageName());
    }

    /** By its last word, or as a bean of a feature: a use case is named by what it does, and a bean is no domain. */
    private static boolean hasRole(JavaClass type) {
        JavaClass outermost = outermost(type);
        String name = outermost.getSimpleName().replaceAll("^\\$|\\$.*$", "");
        return outermost.isAnnotatedWith(Singleton.class) && !isPlatform(type)
                || ROLE.matcher(name).matches()
                        // a record is what is ready to print, not what makes it so
                        && !(name.endsWith("View") && outermost.isRecord());
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return outermost;
    }
}
