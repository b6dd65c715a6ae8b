package org.valueledger.valuation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is meant by a name: a line's own first, then the one other line that has it. */
final class CaseNames {

    /** What a name stands for, in the line with that index. */
    sealed interface Meaning {
        int line();
    }

    record Variable(int line, String name) implements Meaning {}

    /** A step that is not the last one. */
    record Intermediate(int line, int step) implements Meaning {}

    record Total(int line, boolean riskAdjusted) implements Meaning {}

    private final List<CaseLine> lines;
    private final List<Map<String, Meaning>> own = new ArrayList<>();
    private final Map<String, List<Meaning>> everywhere = new HashMap<>();

    CaseNames(List<CaseLine> lines) {
        this.lines = lines;
        var refs = new HashSet<String>();
        for (int i = 0; i < lines.size(); i++) {
            if (!refs.add(lines.get(i).line.ref())) {
                throw lines.get(i).error("ref", "is given twice, expected one line of each ref");
            }
            own.add(namesOf(i));
            own.get(i).forEach((name, meaning) -> everywhere
                    .computeIfAbsent(name, any -> new ArrayList<>())
                    .add(meaning));
        }
    }

    private Map<String, Meaning> namesOf(int index) {
        var line = lines.get(index);
        var names = new HashMap<String, Meaning>();
        line.line.variables().keySet().forEach(name -> names.put(name, new Variable(index, name)));
        var steps = line.stepNames();
        for (int step = 0; step < steps.size() - 1; step++) {
            names.put(steps.get(step), new Intermediate(index, step));
        }
        names.put(steps.getLast(), new Total(index, false));
        names.put(line.total(), new Total(index, false));
        names.put(line.riskAdjustedTotal(), new Total(index, true));
        return names;
    }

    Set<String> all() {
        return everywhere.keySet();
    }

    Meaning meaning(int line, int step, String name) {
        var mine = own.get(line).get(name);
        if (mine != null) {
            return mine;
        }
        var others = everywhere.getOrDefault(name, List.of());
        if (others.size() == 1) {
            return others.getFirst();
        }
        var refs =
                others.stream().map(other -> lines.get(other.line()).line.ref()).toList();
        throw lines.get(line)
                .error(
                        "steps." + lines.get(line).stepNames().get(step),
                        name + " is in the lines " + refs + ", expected a name that only one of them has");
    }
}
