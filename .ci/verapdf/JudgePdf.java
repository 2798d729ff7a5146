import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Holds PDF files up against one or more standards with veraPDF.
 *
 * <p>Arguments: the standards by veraPDF's names, with commas between (ua1,2a), then the files. For each file and standard one
 * line, "PASS" or "FAIL", the standard, the file; below a failure each broken clause with how often it is broken and where first.
 * Exit code 0 when everything passes, 1 when something does not or cannot be read, 2 when the arguments are wrong.
 */
final class JudgePdf {
  /** A broken clause: how often, and the first place. */
  private record Breach(int times, String firstPlace) {
    Breach again() {
      return new Breach(times + 1, firstPlace);
    }
  }

  public static void main(String[] arguments) {
    if (arguments.length < 2) {
      System.err.println("usage: JudgePdf STANDARD[,STANDARD...] FILE...");
      System.exit(2);
    }
    List<PDFAFlavour> standards = new ArrayList<>();
    for (String name : arguments[0].split(",")) {
      PDFAFlavour standard = PDFAFlavour.fromString(name);
      if (standard == PDFAFlavour.NO_FLAVOUR) {
        System.err.println("veraPDF knows no standard " + name);
        System.exit(2);
      }
      standards.add(standard);
    }
    VeraGreenfieldFoundryProvider.initialise();
    boolean allPass = true;
    for (String file : Arrays.copyOfRange(arguments, 1, arguments.length)) {
      for (PDFAFlavour standard : standards) {
        allPass &= passes(Path.of(file), standard);
      }
    }
    System.exit(allPass ? 0 : 1);
  }

  private static boolean passes(Path file, PDFAFlavour standard) {
    try (var parser = Foundries.defaultInstance().createParser(file.toFile(), standard);
        var validator = Foundries.defaultInstance().createValidator(standard, false)) {
      ValidationResult result = validator.validate(parser);
      System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + standard + " " + file);
      breaches(result).forEach(
          (clause, breach) -> System.out.println("  " + clause + " (" + breach.times() + " times, first at " + breach.firstPlace() + ")"));
      return result.isCompliant();
    } catch (Exception failure) {
      System.out.println("FAIL " + standard + " " + file + "\n  cannot be judged: " + failure);
      return false;
    }
  }

  private static TreeMap<String, Breach> breaches(ValidationResult result) {
    var breaches = new TreeMap<String, Breach>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() == TestAssertion.Status.FAILED) {
        var rule = assertion.getRuleId();
        String clause = rule.getClause() + "-" + rule.getTestNumber() + ": " + assertion.getMessage();
        breaches.merge(clause, new Breach(1, assertion.getLocation().getContext()), (had, another) -> had.again());
      }
    }
    return breaches;
  }
}
