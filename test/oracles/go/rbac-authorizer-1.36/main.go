// Command rbac-authorizer answers questions as the RBAC authorizer of Kubernetes does. Its argument
// is a file with the objects of a cluster, in any version of the API, and questions about them:
//
//	{"objects": [Role, …], "questions": [{"user": "…", "groups": […], "verb": "get", …}]}
//
// It prints an array of booleans, one a question.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"

	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizer"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/rbac/install"
	"k8s.io/kubernetes/pkg/registry/rbac/validation"
	"k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac"
)

// question is what somebody wants to do: with a path if there is one, else with a resource.
type question struct {
	User        string   `json:"user"`
	Groups      []string `json:"groups"`
	Verb        string   `json:"verb"`
	Group       string   `json:"group"`
	Resource    string   `json:"resource"`
	Subresource string   `json:"subresource"`
	Name        string   `json:"name"`
	Namespace   string   `json:"namespace"`
	Path        *string  `json:"path"`
}

type input struct {
	Objects   []json.RawMessage `json:"objects"`
	Questions []question        `json:"questions"`
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "rbac-authorizer:", err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	if len(arguments) != 1 {
		return fmt.Errorf("usage: rbac-authorizer FILE | rbac-authorizer --version")
	}
	if arguments[0] == "--version" {
		return printVersion()
	}
	text, err := os.ReadFile(arguments[0])
	if err != nil {
		return err
	}
	var asked input
	if err := json.Unmarshal(text, &asked); err != nil {
		return err
	}
	roles, err := readObjects(asked.Objects)
	if err != nil {
		return err
	}
	answers, err := answer(rbac.New(roles, roles, roles, roles), asked.Questions)
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(answers)
}

// printVersion says which Kubernetes the authorizer is of.
func printVersion() error {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return fmt.Errorf("built without module information")
	}
	for _, module := range build.Deps {
		if module.Path == "k8s.io/kubernetes" {
			fmt.Println("RBAC authorizer of Kubernetes", module.Version)
			return nil
		}
	}
	return fmt.Errorf("built without k8s.io/kubernetes")
}

// readObjects converts the objects to the version that the authorizer knows, as an API server does.
func readObjects(texts []json.RawMessage) (*validation.StaticRoles, error) {
	// All versions convert to the internal one only, and from it.
	decoder := legacyscheme.Codecs.UniversalDecoder()
	var roles []*rbacv1.Role
	var roleBindings []*rbacv1.RoleBinding
	var clusterRoles []*rbacv1.ClusterRole
	var clusterRoleBindings []*rbacv1.ClusterRoleBinding
	for _, text := range texts {
		internal, err := runtime.Decode(decoder, text)
		if err != nil {
			return nil, err
		}
		object, err := legacyscheme.Scheme.ConvertToVersion(internal, rbacv1.SchemeGroupVersion)
		if err != nil {
			return nil, err
		}
		switch object := object.(type) {
		case *rbacv1.Role:
			roles = append(roles, object)
		case *rbacv1.RoleBinding:
			roleBindings = append(roleBindings, object)
		case *rbacv1.ClusterRole:
			clusterRoles = append(clusterRoles, object)
		case *rbacv1.ClusterRoleBinding:
			clusterRoleBindings = append(clusterRoleBindings, object)
		default:
			return nil, fmt.Errorf("no object of RBAC: %T", object)
		}
	}
	_, static := validation.NewTestRuleResolver(roles, roleBindings, clusterRoles, clusterRoleBindings)
	return static, nil
}

func answer(by authorizer.Authorizer, questions []question) ([]bool, error) {
	answers := make([]bool, 0, len(questions))
	for _, question := range questions {
		// What stops the authorizer from looking further, such as a role that is not there, is not
		// an error of its answer.
		decision, _, err := by.Authorize(context.Background(), attributesOf(question))
		if err != nil {
			return nil, err
		}
		answers = append(answers, decision == authorizer.DecisionAllow)
	}
	return answers, nil
}

func attributesOf(question question) authorizer.Attributes {
	attributes := authorizer.AttributesRecord{
		User: &user.DefaultInfo{Name: question.User, Groups: question.Groups},
		Verb: question.Verb,
	}
	if question.Path != nil {
		attributes.Path = *question.Path
		return attributes
	}
	attributes.ResourceRequest = true
	attributes.APIGroup = question.Group
	attributes.Resource = question.Resource
	attributes.Subresource = question.Subresource
	attributes.Name = question.Name
	attributes.Namespace = question.Namespace
	return attributes
}
