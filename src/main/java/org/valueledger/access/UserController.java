package org.valueledger.access;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;

/** The administrators' pages about users. */
@Controller
class UserController {

    private static final int PAGE = 50;

    private final UserAccounts users;

    UserController(UserAccounts users) {
        this.users = users;
    }

    @GetMapping("/users")
    Mono<String> list(@RequestParam(defaultValue = "") String after, Model model) {
        return users.after(after.replace("\0", ""), PAGE + 1)
                .doOnNext(found -> show(found, after, model))
                .thenReturn("users");
    }

    @PostMapping("/users")
    Mono<Rendering> add(ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> Mono.defer(() -> users.add(UserForm.added(form)))
                .map(id -> Rendering.redirectTo("/users/" + id + "?saved").build())
                .onErrorResume(
                        Problem.class, problem -> users.after("", PAGE + 1).map(found -> Rendering.view("users")
                                .modelAttribute("problem", problem)
                                .modelAttribute("form", form)
                                .modelAttribute("users", page(found))
                                .modelAttribute("next", next(found))
                                .status(problem.status())
                                .build())));
    }

    @GetMapping("/users/{id}")
    Mono<String> one(@PathVariable long id, @RequestParam(required = false) String saved, Model model) {
        model.addAttribute("saved", saved != null);
        return users.get(id).doOnNext(user -> model.addAttribute("user", user)).thenReturn("user");
    }

    @PostMapping("/users/{id}")
    Mono<Rendering> change(@PathVariable long id, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> Mono.defer(() -> users.change(id, UserForm.changed(form))))
                .then(Mono.fromSupplier(() -> saved(id)))
                .onErrorResume(Problem.class, problem -> again(id, problem));
    }

    @PostMapping("/users/{id}/password")
    Mono<Rendering> setPassword(@PathVariable long id, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> Mono.defer(
                        () -> users.setPassword(id, UserForm.version(form), UserForm.password(form, "password"))))
                .then(Mono.fromSupplier(() -> saved(id)))
                .onErrorResume(Problem.class, problem -> again(id, problem));
    }

    private static Rendering saved(long id) {
        return Rendering.redirectTo("/users/" + id + "?saved").build();
    }

    private Mono<Rendering> again(long id, Problem problem) {
        return users.get(id).map(user -> Rendering.view("user")
                .modelAttribute("user", user)
                .modelAttribute("saved", false)
                .modelAttribute("problem", problem)
                .status(problem.status())
                .build());
    }

    private static void show(List<UserRow> found, String after, Model model) {
        model.addAttribute("users", page(found));
        model.addAttribute("next", next(found));
        model.addAttribute("first", after.isEmpty());
    }

    private static List<UserRow> page(List<UserRow> found) {
        return found.subList(0, Math.min(PAGE, found.size()));
    }

    /** The last name of this page, where there are more; empty at the end. */
    private static String next(List<UserRow> found) {
        return found.size() > PAGE ? found.get(PAGE - 1).username() : "";
    }
}
