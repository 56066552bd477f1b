"""What a mistyped command or environment may have been meant to be."""

COMMANDS = frozenset(
    """alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda sigma upsilon varphi omega Gamma
    Delta Theta Lambda Sigma Upsilon Omega frac dfrac tfrac cfrac binom sqrt overline underline widehat widetilde
    mathbb mathbf mathcal mathfrak mathit mathrm mathscr mathsf mathtt boldsymbol operatorname text textbf textit
    left right begin end sum prod int iint oint lim limits nolimits infty partial nabla forall exists cdot cdots
    ldots vdots ddots times approx equiv leq geq subset subseteq cup cap setminus emptyset rightarrow leftarrow
    Rightarrow Leftarrow leftrightarrow Leftrightarrow mapsto longrightarrow langle rangle lfloor rfloor lceil rceil
    quad qquad overbrace underbrace overset underset stackrel cancel boxed tag label eqref ref color textcolor
    colorbox substack middle newcommand varnothing propto perp parallel prime circ bullet odot oplus otimes
    hspace phantom xrightarrow xleftarrow tilde hat vec ddot mathop notag nonumber displaystyle textstyle""".split()
)
ENVIRONMENTS = frozenset(
    """equation align aligned alignat gather gathered multline split cases dcases rcases array matrix pmatrix bmatrix
    Bmatrix vmatrix Vmatrix smallmatrix subarray eqnarray""".split()
)
