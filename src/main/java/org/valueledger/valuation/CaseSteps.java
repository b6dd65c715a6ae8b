package org.valueledger.valuation;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** All steps of a business case in an order in which each comes after those it refers to. Without recursion: a long chain of
 * references must not exhaust the stack. */
final class CaseSteps {

    /** One step of one line with its formula, what its names mean, and the steps it needs (indices). */
    record Node(int line, int step, Formula formula, Map<String, CaseNames.Meaning> names, List<Integer> needs) {}

    final List<Node> nodes = new ArrayList<>();
    final List<Integer> order = new ArrayList<>();
    private final List<CaseLine> lines;
    private final List<Integer> firstNode = new ArrayList<>();

    CaseSteps(List<CaseLine> lines) {
        this.lines = lines;
        var names = new CaseNames(lines);
        int next = 0;
        for (var line : lines) {
            firstNode.add(next);
            next += line.line.steps().size();
        }
        for (int line = 0; line < lines.size(); line++) {
            for (int step = 0; step < lines.get(line).line.steps().size(); step++) {
                nodes.add(node(names, line, step));
            }
        }
        sort();
    }

    private Node node(CaseNames names, int line, int step) {
        var given = lines.get(line).line.steps().get(step);
        try {
            var formula = Formula.spelledAsGiven(given.formula(), names.all());
            var meanings = new HashMap<String, CaseNames.Meaning>();
            for (var name : formula.variables()) {
                meanings.put(name, names.meaning(line, step, name));
            }
            return new Node(line, step, formula, meanings, needs(meanings));
        } catch (FormulaError error) {
            throw lines.get(line).error("steps." + given.name(), String.valueOf(error.getMessage()));
        }
    }

    private List<Integer> needs(Map<String, CaseNames.Meaning> meanings) {
        var needs = new ArrayList<Integer>();
        for (var meaning : meanings.values()) {
            switch (meaning) {
                case CaseNames.Variable variable -> {}
                case CaseNames.Intermediate step -> needs.add(firstNode.get(step.line()) + step.step());
                case CaseNames.Total total -> needs.add(totalOf(total.line()));
            }
        }
        return needs;
    }

    int totalOf(int line) {
        return firstNode.get(line) + lines.get(line).line.steps().size() - 1;
    }

    int indexOf(CaseNames.Intermediate step) {
        return firstNode.get(step.line()) + step.step();
    }

    private void sort() {
        var waiting = new int[nodes.size()];
        var users = new ArrayList<List<Integer>>();
        nodes.forEach(any -> users.add(new ArrayList<>()));
        var ready = new ArrayDeque<Integer>();
        for (int i = 0; i < nodes.size(); i++) {
            waiting[i] = nodes.get(i).needs().size();
            for (int need : nodes.get(i).needs()) {
                users.get(need).add(i);
            }
            if (waiting[i] == 0) {
                ready.add(i);
            }
        }
        while (!ready.isEmpty()) {
            int done = ready.remove();
            order.add(done);
            for (int user : users.get(done)) {
                if (--waiting[user] == 0) {
                    ready.add(user);
                }
            }
        }
        if (order.size() < nodes.size()) {
            throw circle(waiting);
        }
    }

    /** Follows unfinished references until one comes back. */
    private BusinessCaseError circle(int[] waiting) {
        int at = 0;
        while (waiting[at] == 0) {
            at++;
        }
        Set<Integer> path = new LinkedHashSet<>();
        while (path.add(at)) {
            for (int need : nodes.get(at).needs()) {
                if (waiting[need] > 0) {
                    at = need;
                }
            }
        }
        var names = new ArrayList<String>();
        for (int passed : path) {
            if (passed == at || !names.isEmpty()) {
                names.add(nameOf(passed));
            }
        }
        names.add(nameOf(at));
        var line = lines.get(nodes.get(at).line());
        return line.error("steps." + nameOf(at), "refers back to itself: " + String.join(" needs ", names));
    }

    private String nameOf(int node) {
        return lines.get(nodes.get(node).line()).stepNames().get(nodes.get(node).step());
    }

    BigDecimal evaluate(Node node, Term.Values values) {
        try {
            return node.formula().unrounded(values);
        } catch (FormulaError error) {
            var line = lines.get(node.line());
            throw line.error("steps." + line.stepNames().get(node.step()), Objects.requireNonNull(error.getMessage()));
        }
    }
}
