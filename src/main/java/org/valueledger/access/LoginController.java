package org.valueledger.access;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page; what it sends is taken by the security filter. */
@Controller
class LoginController {

    private static final List<String> REASONS = List.of("error", "wait", "expired", "left");

    @GetMapping("/login")
    String login(@RequestParam Map<String, String> query, Model model) {
        REASONS.stream()
                .filter(query::containsKey)
                .findFirst()
                .ifPresent(reason -> model.addAttribute("reason", reason));
        return "login";
    }
}
