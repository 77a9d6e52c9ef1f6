// Prints the variables of the image that BuildKit makes of a Dockerfile: `image-env DOCKERFILE TARGET [NAME=VALUE]...`.
// Built in a checkout of github.com/moby/buildkit, as cmd/image-env/main.go. Bases are images from nothing: no other is fetched.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/dockerfile2llb"
	"github.com/moby/buildkit/frontend/dockerui"
)

func main() {
	text, err := os.ReadFile(os.Args[1])
	args := map[string]string{}
	for _, arg := range os.Args[3:] {
		name, value, _ := strings.Cut(arg, "=")
		args[name] = value
	}
	config := dockerui.Config{Target: os.Args[2], BuildArgs: args}
	var made *dockerfile2llb.Result
	if err == nil {
		made, err = dockerfile2llb.Dockerfile2LLB(context.Background(), text, dockerfile2llb.ConvertOpt{Config: config})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	variables, _ := json.Marshal(made.Image.Config.Env)
	fmt.Println(string(variables))
}
